import type { TerminalVerdict, TerminalView } from '../../bindings';
import { EvidenceView } from '../evidence/EvidenceView';
import { ComparedFacts } from './ComparedFacts';
import styles from './Verify.module.css';

export const hasExtra = ({ compared, evidence }: TerminalVerdict): boolean => compared.length > 0 || evidence !== null;

/** Below a row of results: the compared facts, or the payments where Converge lets nobody read them. */
export function VerdictExtra({ verdict, terminal }: { verdict: TerminalVerdict; terminal: TerminalView }) {
  return (
    <div className={styles.extra}>
      <ComparedFacts verdict={verdict} />
      {verdict.evidence ? <EvidenceView key={verdict.at} terminal={terminal} evidence={verdict.evidence} /> : null}
    </div>
  );
}
