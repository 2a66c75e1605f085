import { useEffect, useState } from 'react';
import type { AccountView, IntentView } from '../../bindings';
import { Button } from '../../components';
import { money } from '../../i18n/en/money';
import { clockOf, secondsUntil, useSeconds } from '../clock';
import styles from '../Money.module.css';
import { ReverseDialog } from '../reverse/ReverseDialog';

const words = money.act;
const settlingMs = 10 * 60_000;

/** Settlement was running: it takes about ten minutes, then the same button is a refund. */
const isSettling = (act: IntentView): boolean => act.code === '4018';

export const isRefusedReversal = ({ kind, state }: IntentView): boolean => state === 'rejected' && (kind === 'void' || kind === 'return');

/** After a refused void or refund, the payment itself says what is possible now. */
export function AfterRefusal({ act, account }: { act: IntentView; account: AccountView }) {
  const waits = isSettling(act) && act.ended_at !== null;
  const until = waits ? new Date(Date.parse(act.ended_at ?? '') + settlingMs).toISOString() : null;
  const [open, setOpen] = useState(false);
  const [waited, setWaited] = useState(() => until !== null && secondsUntil(until, Date.now()) > 0);
  const now = useSeconds(waited);
  const left = until ? secondsUntil(until, now) : 0;
  useEffect(() => {
    if (!waited || left > 0) return;
    setWaited(false);
    // A look asks Converge only; what it offers is still to be confirmed.
    setOpen(true);
  }, [waited, left]);
  return (
    <div className={styles.buttons} data-testid="act-after-refusal">
      <Button onPress={() => setOpen(true)} data-testid="act-reverse-again">
        {words.reverseNow}
      </Button>
      {waited && left > 0 && (
        <span role="timer" className={styles.quiet} data-testid="act-settling">
          {words.settlingAgain(clockOf(left))}
        </span>
      )}
      {open && <ReverseDialog account={account} id={act.target} onClose={() => setOpen(false)} />}
    </div>
  );
}
