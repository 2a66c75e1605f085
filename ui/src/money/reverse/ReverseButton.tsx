import { useState } from 'react';
import type { AccountView, TxnRow, TxnStatus, TxnType } from '../../bindings';
import { Button } from '../../components';
import { money } from '../../i18n/en/money';
import styles from '../Money.module.css';
import { ReverseDialog } from './ReverseDialog';
import { useKnownOffer } from './useReverse';

const words = money.reverse;

const payments: readonly TxnType[] = ['sale', 'force', 'installment', 'recurring', 'void'];
const over: readonly TxnStatus[] = ['declined', 'failed', 'voided', 'refunded'];

/** Money goes back only of a payment; of one where nobody was charged there is nothing to give back. */
export const mayReverse = ({ type, status }: TxnRow): boolean => payments.includes(type) && !over.includes(status);

/** The one main action of a payment. It says what it does as soon as Converge was asked. */
export function ReverseButton({ account, row, small }: { account: AccountView; row: TxnRow; small?: boolean }) {
  const [open, setOpen] = useState(false);
  const known = useKnownOffer(account.id, row.id, row.status);
  if (!mayReverse(row) && !open) return null;
  const text = known?.what === 'void' ? words.openVoid : known?.what === 'return' ? words.openReturn : words.open;
  return (
    <span className={styles.main}>
      <Button variant="primary" size={small ? 'small' : 'normal'} onPress={() => setOpen(true)} data-testid="reverse-open">
        {text}
      </Button>
      {open && <ReverseDialog account={account} id={row.id} onClose={() => setOpen(false)} />}
    </span>
  );
}
