import { useAccount } from '../../app/session';
import type { Evidence, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { FieldLine } from '../../components/FieldLine';
import { formatMoney } from '../../format/money';
import { formatMoment } from '../../format/time';
import { evidence as words } from '../../i18n/en/findings';
import styles from './Evidence.module.css';
import { useAnswer } from './useAnswer';

type Payment = Evidence['payments'][number] & { key: string };

/** Times are told in the zone of the department, as on every page. */
const columnsIn = (zone: string): Array<FactColumn<Payment>> => [
  {
    id: 'at',
    title: words.columns.at,
    rowHeader: true,
    whole: true,
    figures: true,
    render: (one) => (one.at ? formatMoment(one.at, zone) : one.atText || words.noTime),
  },
  { id: 'amount', title: words.columns.amount, whole: true, figures: true, render: (one) => (one.amount ? formatMoney(one.amount) : '') },
  { id: 'card', title: words.columns.card, whole: true, render: (one) => one.card },
  { id: 'entry', title: words.columns.entry, whole: true, render: (one) => one.entry },
  { id: 'about', title: words.columns.about, render: (one) => one.about },
];

interface EvidenceViewProps {
  terminal: TerminalView;
  evidence: Evidence;
  onAnswered?: (isIt: boolean) => void;
}

/** The last payments seen through a PIN, and the one question they answer. */
export function EvidenceView({ terminal, evidence, onAnswered }: EvidenceViewProps) {
  const { payments, days } = evidence;
  const account = useAccount();
  if (payments.length === 0) {
    return (
      <div className={styles.evidence} data-testid={`evidence-${terminal.id}`}>
        <FieldLine tone="note">{words.nothing(days)}</FieldLine>
        <p className={styles.quiet}>{words.nothingMeans}</p>
      </div>
    );
  }
  return (
    <div className={styles.evidence} data-testid={`evidence-${terminal.id}`}>
      <FieldLine tone={evidence.contradictsKind ? 'warning' : 'note'}>
        {evidence.says} {evidence.contradictsKind ? words.contradicts : ''}
      </FieldLine>
      <FactTable
        label={words.table(terminal.name)}
        columns={columnsIn(account?.displayZone ?? '')}
        items={payments.map((payment, index) => ({ ...payment, key: String(index) }))}
        idOf={(payment) => payment.key}
      />
      <p className={styles.quiet}>{words.back(days)}</p>
      <Question terminal={terminal} evidence={evidence} onAnswered={onAnswered} />
    </div>
  );
}

function Question({ terminal, evidence, onAnswered }: EvidenceViewProps) {
  const { answer, answered, busy, failure, reopen } = useAnswer(terminal, evidence.confirmed, onAnswered);
  const question = terminal.kind === 'retail' ? words.askCounter(terminal.name) : words.askOther(terminal.name);
  if (answered !== null) {
    return (
      <div className={styles.answered}>
        <FieldLine tone={answered ? 'ok' : 'error'} testId={`evidence-answered-${terminal.id}`}>
          {answered ? words.answeredYes : words.answeredNo}
        </FieldLine>
        <Button size="small" variant="quiet" onPress={reopen} data-testid={`evidence-change-${terminal.id}`}>
          {words.change}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.question} role="group" aria-label={question} aria-busy={busy}>
      <p className={styles.ask}>{question}</p>
      <div className={styles.buttons}>
        <Button size="small" onPress={() => void answer(true)} data-testid={`evidence-yes-${terminal.id}`}>
          {words.yes}
        </Button>
        <Button size="small" onPress={() => void answer(false)} data-testid={`evidence-no-${terminal.id}`}>
          {words.no}
        </Button>
      </div>
      {failure ? <ErrorNotice error={failure} /> : null}
    </div>
  );
}
