import type { AccountView, TerminalKind, TerminalVerdict } from '../../bindings';
import { verify } from '../../i18n/en/verify';
import { NextCell, ResultCell } from '../verify/VerdictCell';
import type { VerifyRun } from '../verify/useVerify';
import { hasExtra, VerdictExtra } from '../verify/VerdictExtra';
import { WarningList } from '../verify/WarningList';
import styles from './Terminals.module.css';

/** A plain success about which nothing was learned needs no words of its own. */
export const needsWords = (verdict: TerminalVerdict): boolean => verdict.outcome !== 'verified' || verdict.warnings.length > 0 || hasExtra(verdict);

interface VerdictProps {
  verdict: TerminalVerdict;
  account: AccountView;
  row: number;
  onChangeKind: (id: string, kind: TerminalKind) => void;
}

/** What the check of one terminal found and what to do next. */
export function VerdictWords({ verdict, account, row, onChangeKind }: VerdictProps) {
  const terminal = account.terminals.find((one) => one.id === verdict.terminalId);
  return (
    <div className={styles.words}>
      {verdict.outcome === 'verified' ? null : (
        <>
          <ResultCell verdict={verdict} account={account} />
          <NextCell verdict={verdict} account={account} />
        </>
      )}
      <WarningList verdict={verdict} row={row} onChangeKind={onChangeKind} />
      {terminal && hasExtra(verdict) ? <VerdictExtra verdict={verdict} terminal={terminal} /> : null}
    </div>
  );
}

/** Below the matrix, where a cell has no room for sentences. */
export function Results({ account, run, onChangeKind }: { account: AccountView; run: VerifyRun; onChangeKind: VerdictProps['onChangeKind'] }) {
  const said = account.terminals.flatMap((terminal, row) => {
    const verdict = run.verdicts.get(terminal.id);
    return verdict && needsWords(verdict) ? [{ verdict, row }] : [];
  });
  if (said.length === 0) return null;
  return (
    <section className={styles.results} aria-labelledby="verify-results">
      <h2 id="verify-results">{verify.table}</h2>
      <ul>
        {said.map(({ verdict, row }) => (
          <li key={verdict.terminalId} data-testid={`verify-result-${row}`}>
            <h3>{verdict.terminalName}</h3>
            <VerdictWords verdict={verdict} account={account} row={row} onChangeKind={onChangeKind} />
          </li>
        ))}
      </ul>
    </section>
  );
}
