import { useHost } from '../../app/session';
import type { PlanPage, TakePreview } from '../../bindings';
import { Banner } from '../../components';
import { formatMoney } from '../../format/money';
import { formatDay, formatMoment } from '../../format/time';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import { ActDialog } from './ActDialog';

const words = plans.take;

/** The figures of now and of afterwards, line by line. */
function BeforeAfter({ plan, take, zone }: { plan: PlanPage; take: TakePreview; zone: string }) {
  const nothing = words.nothing;
  const now = plan.row.remaining ? formatMoney(plan.row.remaining) : words.noEnd;
  const then = take.remaining ? formatMoney(take.remaining) : words.noEnd;
  const next = take.next ? formatDay(take.next) : nothing;
  const told = take.next && take.nextToldAt ? words.nextAt(next, formatMoment(take.nextToldAt, zone)) : next;
  const lines = [
    { id: 'number', name: words.number, before: take.before, after: take.after },
    { id: 'next', name: words.next, before: plan.row.next ? formatDay(plan.row.next) : nothing, after: told },
    { id: 'remaining', name: words.remaining, before: now, after: then },
  ];
  return (
    <table className={styles.preview} aria-label={words.title} data-testid="take-preview">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.title}</span>
          </th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.name}</th>
            <td data-testid={`take-${line.id}-before`}>{line.before}</td>
            <td data-testid={`take-${line.id}-after`}>{line.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface TakeDialogProps {
  plan: PlanPage;
  zone: string;
  openActId: string | null;
  onStale: () => void;
  onClose: () => void;
}

/** One payment outside the cycle, with what it would do to the plan. */
export function TakeDialog({ plan, zone, openActId, onStale, onClose }: TakeDialogProps) {
  const host = useHost();
  const { take, row } = plan;
  return (
    <ActDialog
      title={words.title}
      confirm={words.confirm(formatMoney(take.amount))}
      ready={take.refused === null}
      send={(why) => host.call('plan_take', { plan_id: row.id, made: row.made, ...why })}
      openActId={openActId}
      onClose={onClose}
      onStale={onStale}
      data-testid="take-dialog"
    >
      {take.refused && (
        <Banner tone="warning" title={words.refused} role="group" data-testid="take-refused">
          <p>{take.refused}</p>
        </Banner>
      )}
      {take.warnings.length > 0 && (
        <Banner tone="warning" title={words.warnings} role="group" data-testid="take-warnings">
          <ul className={styles.bullets}>
            {take.warnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Banner>
      )}
      <BeforeAfter plan={plan} take={take} zone={zone} />
      <div className={styles.stack} data-testid="take-words">
        {take.words.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </ActDialog>
  );
}
