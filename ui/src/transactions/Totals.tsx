import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../app/session';
import type { MoneyView, Picked, Totals as TotalsView, TxnFilter } from '../bindings';
import { formatCount } from '../format/ids';
import { formatMoney } from '../format/money';
import { transactions } from '../i18n/en/transactions';
import styles from './Totals.module.css';

const words = transactions.totals;

export function useTotals(filter: TxnFilter, picked: Picked | null = null, enabled = true) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'totals', filter, picked],
    queryFn: () => host.call('transactions_totals', { filter, picked }),
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

/** A line a currency; sums of different money are never added. */
export function Sums({ totals, prefix }: { totals: TotalsView; prefix: string }) {
  const several = totals.currencies.length > 1;
  return (
    <>
      {totals.currencies.map((one) => (
        <div key={one.currency} role={several ? 'group' : undefined} className={styles.money} aria-label={several ? words.inCurrency(one.currency) : undefined}>
          {several && (
            <span className={styles.currency} aria-hidden="true">
              {one.currency}
            </span>
          )}
          <dl className={styles.sums}>
            <Sum name={words.sales} money={one.sales} testId={`${prefix}-sales`} />
            <Sum name={words.refunds} money={one.refunds} testId={`${prefix}-refunds`} />
            <Sum name={words.net} money={one.net} testId={`${prefix}-net`} strong />
          </dl>
        </div>
      ))}
      {totals.unreadableAmounts > 0 && (
        <span className={styles.warn} data-testid={`${prefix}-unreadable`}>
          {words.unreadable(formatCount(totals.unreadableAmounts))}
        </span>
      )}
    </>
  );
}

export interface TotalsProps {
  filter: TxnFilter;
  /** Rows found so far, and whether these are all. */
  found: number;
  counted: boolean;
}

export function Totals({ filter, found, counted }: TotalsProps) {
  const { data, isPlaceholderData } = useTotals(filter);
  let count = '\u2026';
  if (!counted && (!data || isPlaceholderData)) count = words.atLeast(formatCount(found));
  else if (data) count = words.rows(formatCount(data.count));
  return (
    <div role="group" className={styles.totals} aria-label={words.label} data-region="totals" data-testid="totals" tabIndex={-1} aria-busy={isPlaceholderData}>
      <span className={styles.count} data-testid="totals-count" data-count={data?.count}>
        {count}
      </span>
      {data && <Sums totals={data} prefix="totals" />}
    </div>
  );
}
