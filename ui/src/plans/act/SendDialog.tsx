import { useHost } from '../../app/session';
import type { PlanPage } from '../../bindings';
import { formatMoney } from '../../format/money';
import { formatDay } from '../../format/time';
import { plans } from '../../i18n/en/plans';
import { ActDialog } from './ActDialog';

interface Props {
  plan: PlanPage;
  openActId: string | null;
  onStale: () => void;
  onClose: () => void;
}

/** Puts a plan of our book into Converge's. */
export function SendDialog({ plan: { row }, ...rest }: Props) {
  const host = useHost();
  const words = plans.send;
  return (
    <ActDialog title={words.title} confirm={words.confirm} send={(why) => host.call('plan_send', { plan_id: row.id, ...why })} data-testid="send-dialog" {...rest}>
      <p>{words.lead(formatMoney(row.amount), row.cycleWords, row.next ? formatDay(row.next) : plans.nothingAhead)}</p>
      <p>{[row.customer, row.name, row.cardLast4 ? plans.ending(row.cardBrand, row.cardLast4) : ''].filter(Boolean).join(', ')}</p>
    </ActDialog>
  );
}

/** Ends a plan at Converge. */
export function EndDialog({ plan: { row }, ...rest }: Props) {
  const host = useHost();
  const words = plans.end;
  return (
    <ActDialog title={words.title} confirm={words.confirm} variant="danger" needsReason send={(why) => host.call('plan_end', { plan_id: row.id, ...why })} data-testid="end-dialog" {...rest}>
      <p>{[row.customer, row.name, row.progress].filter(Boolean).join(', ')}</p>
      <p>{words.lead}</p>
    </ActDialog>
  );
}
