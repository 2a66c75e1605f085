import type { ComponentType } from 'react';
import type { ApprovalState, ApprovalView } from '../bindings';
import { FieldLine } from '../components/FieldLine';
import { CheckIcon, ErrorIcon, InfoIcon, MinusIcon, WarningIcon, type IconProps } from '../components/icons';
import type { Tone } from '../components/status';
import { Tag } from '../components/StatusTag';
import { formatMoney } from '../format/money';
import { formatMoment } from '../format/time';
import { approvals as words } from '../i18n/en/approvals';
import { paymentHref } from '../transactions/detail/openPayment';
import styles from './Approvals.module.css';
import { actHref } from './useApprovals';

const looks: Record<ApprovalState, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  waiting: { tone: 'info', Icon: InfoIcon },
  approved: { tone: 'success', Icon: CheckIcon },
  refused: { tone: 'danger', Icon: ErrorIcon },
  withdrawn: { tone: 'neutral', Icon: MinusIcon },
  expired: { tone: 'warning', Icon: WarningIcon },
};

export function DecidedList({ decided, zone, you }: { decided: readonly ApprovalView[]; zone: string; you: string | null }) {
  if (decided.length === 0) return <p className={styles.quiet}>{words.noneDecided}</p>;
  return (
    <ul className={styles.decided}>
      {decided.map((request) => (
        <Decided key={request.id} request={request} zone={zone} own={request.requestedBy === you} />
      ))}
    </ul>
  );
}

function Decided({ request, zone, own }: { request: ApprovalView; zone: string; own: boolean }) {
  const { number, state, summary, amount, decidedBy, decidedAt, decisionNote, problem, intentId, paymentId } = request;
  const { tone, Icon } = looks[state];
  const when = decidedAt ?? (state === 'expired' ? request.expiresAt : null);
  return (
    <li className={styles.line} data-own={own || undefined} data-testid={`decided-${number}`}>
      <div className={styles.head}>
        <p>
          <Tag tone={tone} icon={<Icon size={14} />}>
            {words.states[state]}
          </Tag>{' '}
          <strong>{number}</strong> {'\u00b7'} {words.act(request.act)}
        </p>
        {amount ? <p className={styles.sum}>{formatMoney(amount)}</p> : null}
      </div>
      <p>{summary}</p>
      <p className={styles.quiet}>
        {words.asked} {request.requestedBy}. {words.decidedBy(words.states[state], decidedBy, when && formatMoment(when, zone))}.
      </p>
      {decisionNote ? <p className={styles.quiet}>{words.decisionNote(decisionNote)}</p> : null}
      {problem ? (
        <FieldLine tone="warning" testId={`decided-problem-${number}`}>
          {words.notDone}: {problem}
        </FieldLine>
      ) : null}
      <p className={styles.links}>
        {intentId ? (
          <a href={actHref(intentId)} aria-label={words.seeOf(number)} data-testid={`decided-act-${number}`}>
            {words.see}
          </a>
        ) : null}
        {paymentId ? (
          <a href={paymentHref(paymentId)} aria-label={words.openOf(number)}>
            {words.open}
          </a>
        ) : null}
      </p>
    </li>
  );
}
