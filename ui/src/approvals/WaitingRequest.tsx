import type { AccountView, ApprovalView } from '../bindings';
import { useAppStatus } from '../app/session';
import { Button } from '../components/Button';
import { FieldLine } from '../components/FieldLine';
import { formatMoney } from '../format/money';
import { formatMoment, inZone } from '../format/time';
import { approvals as words } from '../i18n/en/approvals';
import styles from './Approvals.module.css';
import type { Asked } from './DecideDialog';
import { OriginalPayment } from './OriginalPayment';

const dayMs = 86_400_000;

/** Whole days from one day to another, both `2026-10-06`. */
const daysTo = (day: string, today: string): number => Math.round((Date.parse(day) - Date.parse(today)) / dayMs);

interface WaitingRequestProps {
  request: ApprovalView;
  account: AccountView;
  onAsk: (what: Asked['what'], request: ApprovalView) => void;
}

/** What is asked beside what it is about, then what this person may do with it. */
export function WaitingRequest({ request, account, onAsk }: WaitingRequestProps) {
  const { number, summary, amount, act } = request;
  return (
    <article className={styles.request} aria-labelledby={`request-${number}`} data-testid={`approval-${number}`}>
      <header className={styles.head}>
        <h3 id={`request-${number}`}>
          {number} {'\u00b7'} {words.act(act)}
        </h3>
        {amount ? <p className={styles.amount}>{formatMoney(amount)}</p> : null}
      </header>
      <p className={styles.summary}>{summary}</p>
      <div className={styles.beside}>
        <RequestFacts request={request} account={account} />
        <OriginalPayment request={request} account={account} />
      </div>
      <Buttons request={request} onAsk={onAsk} />
    </article>
  );
}

function RequestFacts({ request, account }: { request: ApprovalView; account: AccountView }) {
  const { data: status } = useAppStatus();
  const zone = account.displayZone;
  const expires = inZone(request.expiresAt, zone);
  const days = status ? daysTo(expires.slice(0, 10), status.today) : 0;
  const facts: Array<[string, string]> = [
    [words.asked, request.requestedBy],
    [words.askedAt, formatMoment(request.requestedAt, zone)],
    [words.reason, request.reason || words.none],
    [words.note, request.note || words.none],
    [words.terminal, request.terminalName || words.none],
    [words.expires, words.expiresIn(formatMoment(request.expiresAt, zone), days)],
  ];
  return (
    <section className={styles.side} aria-label={`${words.request} ${request.number}`}>
      <h4>{words.request}</h4>
      <Facts facts={facts} />
    </section>
  );
}

export function Facts({ facts }: { facts: ReadonlyArray<[string, string]> }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who may not decide reads why, and finds no button for it. */
function Buttons({ request, onAsk }: Omit<WaitingRequestProps, 'account'>) {
  const { number, mayDecide, mayWithdraw, refused } = request;
  return (
    <>
      {refused ? (
        <FieldLine tone="note" testId={`approval-why-${number}`}>
          {refused}
        </FieldLine>
      ) : null}
      <div className={styles.buttons}>
        {mayDecide ? (
          <>
            <Button onPress={() => onAsk('approve', request)} aria-label={words.approveOf(number)} data-testid={`approve-${number}`}>
              {words.approve}
            </Button>
            <Button onPress={() => onAsk('refuse', request)} aria-label={words.refuseOf(number)} data-testid={`refuse-${number}`}>
              {words.refuse}
            </Button>
          </>
        ) : (
          <Button variant="quiet" onPress={() => onAsk('other', request)} aria-label={words.otherOf(number)} data-testid={`other-${number}`}>
            {words.other}
          </Button>
        )}
        {mayWithdraw ? (
          <Button variant="quiet" onPress={() => onAsk('withdraw', request)} aria-label={words.withdrawOf(number)} data-testid={`withdraw-${number}`}>
            {words.withdraw}
          </Button>
        ) : null}
      </div>
    </>
  );
}
