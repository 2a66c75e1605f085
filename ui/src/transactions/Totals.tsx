import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../app/session';
import type { MoneyView, TxnFilter } from '../bindings';
import { Button } from '../components';
import { formatCount } from '../format/ids';
import { formatMoney } from '../format/money';
import { transactions } from '../i18n/en/transactions';
import styles from './Totals.module.css';

const words = transactions.totals;

export function useTotals(filter: TxnFilter, enabled = true) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'totals', filter],
    queryFn: () => host.call('transactions_totals', { filter }),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 30_000,
  });
}

function Sum({ name, money, testId, strong }: { name: string; money: MoneyView; testId: string; strong?: boolean }) {
  return (
    <div className={styles.sum} data-strong={strong || undefined}>
      <dt>{name}</dt>
      <dd data-testid={testId} data-minor={money.minor} data-currency={money.currency}>
        {formatMoney(money)}
      </dd>
    </div>
  );
}

export interface TotalsProps {
  filter: TxnFilter;
  selected: number;
  onClearSelection: () => void;
}

export function Totals({ filter, selected, onClearSelection }: TotalsProps) {
  const { data, isPlaceholderData } = useTotals(filter);
  return (
    <div role="group" className={styles.totals} aria-label={words.label} data-region="totals" data-testid="totals" tabIndex={-1} aria-busy={isPlaceholderData}>
      <span className={styles.count} data-testid="totals-count" data-count={data?.count}>
        {data ? words.rows(formatCount(data.count)) : '\u2026'}
      </span>
      {data?.currencies.map((one) => (
        <dl key={one.currency} className={styles.sums}>
          <Sum name={words.sales} money={one.sales} testId="totals-sales" />
          <Sum name={words.refunds} money={one.refunds} testId="totals-refunds" />
          <Sum name={words.net} money={one.net} testId="totals-net" strong />
        </dl>
      ))}
      {data !== undefined && data.unreadableAmounts > 0 && (
        <span className={styles.warn}>{words.unreadable(formatCount(data.unreadableAmounts))}</span>
      )}
      {selected > 0 && (
        <span className={styles.selected}>
          <span data-testid="totals-selected" data-count={selected}>
            {words.selected(formatCount(selected))}
          </span>
          <Button variant="quiet" size="small" onPress={onClearSelection} data-testid="clear-selection">
            {words.clearSelection}
          </Button>
        </span>
      )}
    </div>
  );
}
