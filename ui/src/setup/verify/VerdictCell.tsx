import type { AccountView, TerminalVerdict } from '../../bindings';
import { Disclosure } from '../../components/Disclosure';
import { FieldLine } from '../../components/FieldLine';
import { formatClock, inZone } from '../../format/time';
import { Explain } from '../../help/Explain';
import { verdictWords, verify as words } from '../../i18n/en/verify';
import styles from './Verify.module.css';
import { verdictQuestion } from './verdictQuestion';

const quiet = ['no_pin', 'cancelled', 'braked'];
const waits = ['no_answer', 'proxy_answer', 'unreadable_answer', 'vault_unavailable'];

function toneOf(verdict: TerminalVerdict) {
  if (verdict.outcome === 'verified') return verdict.warnings.some(isLoud) ? 'warning' : 'ok';
  if (quiet.includes(verdict.outcome)) return 'note';
  return waits.includes(verdict.outcome) ? 'warning' : 'error';
}

const isLoud = (warning: TerminalVerdict['warnings'][number]) => warning.kind !== 'setup_not_readable';

interface CellProps {
  verdict: TerminalVerdict;
  account: AccountView;
}

export const checkedClock = ({ at }: TerminalVerdict, { displayZone }: AccountView): string => formatClock(inZone(at, displayZone));

/** A code is spoken as it stands; anything else has the result beside it. */
const whatOf = (question: { family: string | null; value: string }) =>
  question.family === 'error' ? question.value : words.thisResult;

export function ResultCell({ verdict, account }: CellProps) {
  const { result } = verdictWords(verdict, account.environment, account.host);
  const after = afterResult(verdict, account);
  return (
    <>
      <FieldLine tone={toneOf(verdict)}>
        <span className={styles.result}>{result}</span>
        {after ? <span className={styles.took}> {after}</span> : null}
      </FieldLine>
      <ResultMore verdict={verdict} account={account} />
    </>
  );
}

function afterResult(verdict: TerminalVerdict, account: AccountView): string | null {
  if (quiet.includes(verdict.outcome)) return null;
  const clock = checkedClock(verdict, account);
  return verdict.outcome === 'verified' ? words.tookAt(words.took(verdict.tookMs), clock) : words.checkedAt(clock);
}

/** What stands below a result, whoever said it. */
export function ResultMore({ verdict, account }: CellProps) {
  const question = verdictQuestion(verdict, account.id);
  return (
    <>
      {question ? <Explain question={question} what={whatOf(question)} /> : null}
      <VerdictDetails verdict={verdict} />
    </>
  );
}

/** Raw facts for whoever helps; folded, because most people do not need them. */
function VerdictDetails({ verdict }: { verdict: TerminalVerdict }) {
  const { gatewayCode, gatewayMessage, detail, outcome } = verdict;
  if (outcome === 'verified' || (gatewayCode === null && !gatewayMessage && !detail)) return null;
  return (
    <Disclosure title={words.details} testId={`verify-details-${verdict.terminalId}`}>
      <div className={styles.details}>
        {gatewayMessage ? <p>{words.says(gatewayMessage)}</p> : null}
        {detail ? <pre className={styles.raw} tabIndex={0}>{detail}</pre> : null}
        {gatewayCode === null ? null : <p className={styles.code}>{words.code(gatewayCode)}</p>}
      </div>
    </Disclosure>
  );
}

export function NextCell({ verdict, account }: CellProps) {
  if (verdict.outcome === 'verified' && verdict.warnings.some(isLoud)) return null;
  const { next, hints } = verdictWords(verdict, account.environment, account.host);
  return (
    <div className={styles.next}>
      <p>{next}</p>
      {hints?.map((hint) => <p key={hint}>{hint}</p>)}
    </div>
  );
}
