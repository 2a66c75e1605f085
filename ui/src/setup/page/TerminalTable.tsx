import type { AccountView, CredentialView, TerminalKind, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { formatDateTime } from '../../format/time';
import { page as words } from '../../i18n/en/setup';
import { verify } from '../../i18n/en/verify';
import { KindMark } from '../KindMark';
import { credentialOf, needsPin } from '../model';
import { PinStateTag } from '../PinStateTag';
import type { VerifyRun } from '../verify/useVerify';
import { NextCell, ResultCell } from '../verify/VerdictCell';
import { verdictMark } from '../verify/verdictQuestion';
import { WarningList } from '../verify/WarningList';
import styles from '../verify/Verify.module.css';
import own from '../SetupPage.module.css';
import type { Opened } from './TerminalSection';

interface TerminalTableProps {
  account: AccountView;
  run: VerifyRun;
  mayVerify: boolean;
  onOpen: (opened: Opened) => void;
  onChangeKind: (terminalId: string, kind: TerminalKind) => void;
}

export function TerminalTable(props: TerminalTableProps) {
  const { columns } = words;
  const titles = [columns.terminal, columns.kind, columns.user, columns.pin, columns.checked, columns.actions];
  if (props.account.terminals.length === 0) return null;
  return (
    <table className={styles.table} role="table" aria-label={words.terminals}>
      <thead role="rowgroup">
        <tr role="row">
          {titles.map((title) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.account.terminals.map((terminal, row) => (
          <TerminalRows key={terminal.id} {...props} terminal={terminal} row={row} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends TerminalTableProps {
  terminal: TerminalView;
  row: number;
}

function TerminalRows({ account, terminal, row, run, mayVerify, onOpen, onChangeKind }: RowProps) {
  const credential = credentialOf(terminal);
  const verdict = run.verdicts.get(terminal.id);
  const user = account.users.find((one) => one.id === terminal.userId)?.userId ?? words.none;
  const needsWords = verdict && (verdict.outcome !== 'verified' || verdict.warnings.length > 0);
  const outcome = run.checking === terminal.id ? 'checking' : (verdict?.outcome ?? 'none');
  const about = verdictMark(verdict ?? null, account.id);
  return (
    <>
      <tr role="row" data-testid={`verify-row-${row}`} data-explain={about} data-outcome={outcome} data-result={needsWords ? '' : undefined}>
        <th role="rowheader" scope="row">
          {terminal.name}
        </th>
        <td role="cell">
          <KindMark kind={terminal.kind} />
        </td>
        <td role="cell" className={styles.user}>
          {user}
        </td>
        <td role="cell">
          <PinCell credential={credential} checking={outcome === 'checking'} tookMs={outcome === 'verified' ? verdict?.tookMs : undefined} />
        </td>
        <td role="cell" className={own.checked} data-label={words.columns.checked}>
          {credential?.checkedAt ? formatDateTime(credential.checkedAt) : words.never}
        </td>
        <td role="cell">
          <div className={own.actions}>
            {needsPin(terminal) || !mayVerify ? null : (
              <Button size="small" aria-label={words.verifyOne(terminal.name)} onPress={() => void run.start([terminal.id])} data-testid={`verify-one-${row}`}>
                {words.verify}
              </Button>
            )}
            <Button size="small" onPress={() => onOpen({ kind: 'pin', terminalId: terminal.id })} aria-label={`${pinAction(terminal)}: ${terminal.name}`} data-testid={`pin-open-${row}`}>
              {pinAction(terminal)}
            </Button>
            <Button size="small" variant="quiet" onPress={() => onOpen({ kind: 'edit', terminalId: terminal.id })} aria-label={words.editOf(terminal.name)} data-testid={`edit-terminal-${row}`}>
              {words.edit}
            </Button>
          </div>
        </td>
      </tr>
      {verdict && needsWords ? (
        <tr role="row" className={own.resultRow} data-explain={about} data-testid={`verify-result-${row}`}>
          <td role="cell" colSpan={6}>
            <div className={own.result}>
              {verdict.outcome === 'verified' ? null : (
                <>
                  <ResultCell verdict={verdict} account={account} />
                  <NextCell verdict={verdict} account={account} />
                </>
              )}
              <WarningList verdict={verdict} row={row} onChangeKind={onChangeKind} />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

const pinAction = (terminal: TerminalView) => (needsPin(terminal) ? words.pinEnter : words.pinReplace);

interface PinCellProps {
  credential: CredentialView | null;
  checking: boolean;
  tookMs: number | undefined;
}

function PinCell({ credential, checking, tookMs }: PinCellProps) {
  if (checking) return <span className={styles.pending}>{verify.checking}</span>;
  return (
    <>
      <PinStateTag credential={credential} />
      {tookMs === undefined ? null : <span className={styles.took}> {verify.took(tookMs)}</span>}
      {credential?.ends ? <span className={own.ends}>{words.ends(credential.ends)}</span> : null}
      {credential && credential.conflictsWith.length > 0 ? (
        <span className={own.conflict}>{words.conflictWith(credential.conflictsWith.join(', '))}</span>
      ) : null}
    </>
  );
}
