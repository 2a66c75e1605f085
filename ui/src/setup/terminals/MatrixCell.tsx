import type { TerminalView } from '../../bindings';
import { matrix as words, terminalsPage } from '../../i18n/en/records';
import { verify } from '../../i18n/en/verify';
import { lastChecked } from '../page/age';
import { PinStateTag } from '../PinStateTag';
import type { CellProps } from './Matrix';
import styles from './Matrix.module.css';
import { credentialFor } from './opened';

interface MatrixCellProps {
  terminal: TerminalView;
  userId: string;
  now: number;
  zone: string;
  checking: boolean;
  isOpen: boolean;
  onOpen: (button: HTMLElement) => void;
  cell: CellProps;
}

/** What is known of one PIN, and the button that opens what can be done with it. */
export function MatrixCell({ terminal, userId, now, zone, checking, isOpen, onOpen, cell }: MatrixCellProps) {
  const credential = credentialFor(terminal, userId);
  const inUse = terminal.userId === userId;
  const state = credential?.state ?? (inUse ? 'missing' : 'unused');
  const { short, exact, trouble } = lastChecked(credential, now, zone);
  const stored = credential !== null && credential.state !== 'missing';
  return (
    <td role="gridcell" className={styles.cell} data-state={state}>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={exact ?? undefined}
        onClick={(event) => onOpen(event.currentTarget)}
        data-testid={`matrix-${terminal.id}-${userId}`}
        {...cell}
      >
        {state === 'unused' ? (
          <>
            <span className="visually-hidden">{words.notUsed}</span>
            <span aria-hidden="true" className={styles.unused}>
              {words.notUsedSign}
            </span>
          </>
        ) : (
          <PinStateTag credential={credential} />
        )}
        {checking ? <span className={styles.line}>{verify.checking}</span> : null}
        {stored && short && !checking ? <span className={styles.line}>{short}</span> : null}
        {stored && trouble && !checking ? <span className={styles.line}>{trouble}</span> : null}
        {credential?.ends ? <span className={styles.line}>{words.ends(credential.ends)}</span> : null}
        {credential?.rotation ? <span className={styles.line}>{terminalsPage.rotationUnderWay}</span> : null}
      </button>
    </td>
  );
}
