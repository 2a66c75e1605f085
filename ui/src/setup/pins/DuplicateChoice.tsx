import { Button } from '../../components/Button';
import { Disclosure } from '../../components/Disclosure';
import { FieldLine } from '../../components/FieldLine';
import { pins as words } from '../../i18n/en/setup';
import { pinDuplicate } from '../../i18n/en/setupReports';
import styles from './Pins.module.css';

interface DuplicateChoiceProps {
  terminals: string[];
  row: number;
  /** Absent where the PIN stands in another department: nobody empties a terminal from afar. */
  onMove: (() => void) | null;
  onKeep: () => void;
  onCancel: () => void;
  onConflict: () => void;
  /** The other terminal, where the two PINs stand crosswise: one press puts both right. */
  swap: { here: string; other: string; onSwap: () => void } | null;
}

export function DuplicateChoice({ terminals, row, onMove, onKeep, onCancel, onConflict, swap }: DuplicateChoiceProps) {
  return (
    <div className={styles.choice} role="group" aria-label={pinDuplicate(terminals)} data-testid={`pin-duplicate-${row}`}>
      <FieldLine tone="error">{pinDuplicate(terminals)}</FieldLine>
      {onMove ? null : <p className={styles.swapHelp}>{words.elsewhere}</p>}
      {swap ? <p className={styles.swapHelp}>{words.swapHelp(swap.here, swap.other)}</p> : null}
      <div className={styles.buttons}>
        {swap ? (
          <Button size="small" variant="primary" onPress={swap.onSwap} data-testid={`pin-swap-${row}`}>
            {words.swap(swap.other)}
          </Button>
        ) : null}
        {onMove ? (
          <Button size="small" onPress={onMove} data-testid={`pin-move-${row}`}>
            {words.moveHere}
          </Button>
        ) : null}
        <Button size="small" onPress={onKeep} data-testid={`pin-keep-there-${row}`}>
          {words.keepThere}
        </Button>
        <Button size="small" variant="quiet" onPress={onCancel} data-testid={`pin-cancel-${row}`}>
          {words.cancel}
        </Button>
      </div>
      <Disclosure title={words.more} testId={`pin-more-${row}`}>
        <div className={styles.anyway}>
          <p>{words.anywayHelp}</p>
          <Button size="small" onPress={onConflict} data-testid={`pin-conflict-${row}`}>
            {words.anyway}
          </Button>
        </div>
      </Disclosure>
    </div>
  );
}
