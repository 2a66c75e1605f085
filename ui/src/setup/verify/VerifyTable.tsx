import type { AccountView, TerminalKind, TerminalVerdict, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { page } from '../../i18n/en/setup';
import { verify as words } from '../../i18n/en/verify';
import { KindMark } from '../KindMark';
import { credentialOf, needsPin } from '../model';
import { PinStateTag } from '../PinStateTag';
import { NextCell, ResultCell } from './VerdictCell';
import { hasExtra, VerdictExtra } from './VerdictExtra';
import { verdictMark } from './verdictQuestion';
import type { VerifyRun } from './useVerify';
import styles from './Verify.module.css';
import { WarningList } from './WarningList';

interface VerifyTableProps {
  account: AccountView;
  /** Only these; all that are in use unless given. */
  terminals?: TerminalView[];
  run: VerifyRun;
  onGoToPin: (terminalId: string) => void;
  onChangeKind: (terminalId: string, kind: TerminalKind) => void;
}

/** Roles are repeated because a narrow window lays the rows out as blocks. */
export function VerifyTable({ account, run, onGoToPin, onChangeKind, ...rest }: VerifyTableProps) {
  const { columns } = words;
  const terminals = rest.terminals ?? account.terminals.filter((terminal) => terminal.active);
  return (
    <table className={styles.table} role="table" aria-label={words.table}>
      <thead role="rowgroup">
        <tr role="row">
          {[columns.terminal, columns.kind, columns.user, columns.result, columns.next].map((title) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {terminals.map((terminal, row) => (
          <VerifyRow
            key={terminal.id}
            {...{ terminal, row, account, run, onGoToPin, onChangeKind }}
            verdict={run.verdicts.get(terminal.id) ?? null}
          />
        ))}
      </tbody>
    </table>
  );
}

interface VerifyRowProps extends Omit<VerifyTableProps, 'terminals'> {
  terminal: TerminalView;
  row: number;
  verdict: TerminalVerdict | null;
}

function VerifyRow({ terminal, row, verdict, account, run, onGoToPin, onChangeKind }: VerifyRowProps) {
  const checking = run.checking === terminal.id;
  const user = account.users.find((one) => one.id === terminal.userId)?.userId ?? page.none;
  const asked = verdict && { ...verdict, warnings: verdict.warnings.filter((one) => !settled(one, terminal)) };
  const extra = asked !== null && !checking && hasExtra(asked);
  return (
    <>
      <tr role="row" data-extra={extra || undefined} data-testid={`verify-row-${row}`} data-explain={verdictMark(verdict, account.id)} data-outcome={checking ? 'checking' : (verdict?.outcome ?? 'none')}>
        <th role="rowheader" scope="row">
          {terminal.name}
        </th>
        <td role="cell">
          <KindMark kind={terminal.kind} />
        </td>
        <td role="cell" className={styles.user}>
          {user}
        </td>
        <td role="cell" className={styles.resultColumn}>
          {asked ? <ResultCell verdict={asked} account={account} /> : <Waiting terminal={terminal} checking={checking} run={run} />}
        </td>
        <td role="cell" className={styles.nextColumn}>
          {asked ? <NextCell verdict={asked} account={account} /> : null}
          {asked ? <WarningList verdict={asked} row={row} onChangeKind={onChangeKind} /> : null}
          {!run.running && (needsPin(terminal) || verdict?.outcome === 'credentials_refused') ? (
            <Button size="small" onPress={() => onGoToPin(terminal.id)} data-testid={`go-to-pin-${row}`}>
              {words.toPin}
            </Button>
          ) : null}
        </td>
      </tr>
      {asked && extra ? (
        <tr role="row" className={styles.extraRow} data-testid={`verify-extra-${row}`}>
          <td role="cell" colSpan={5}>
            <VerdictExtra verdict={asked} terminal={terminal} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The question which kind is right is answered once the terminal has the kind Converge reports. */
function settled(warning: TerminalVerdict['warnings'][number], terminal: TerminalView): boolean {
  return warning.kind === 'kind_differs' && warning.chosen !== terminal.kind;
}

function Waiting({ terminal, checking, run }: { terminal: TerminalView; checking: boolean; run: VerifyRun }) {
  if (checking) return <span className={styles.pending}>{words.checking}</span>;
  if (run.running) return <span className={styles.pending}>{words.waiting}</span>;
  return <PinStateTag credential={credentialOf(terminal)} />;
}
