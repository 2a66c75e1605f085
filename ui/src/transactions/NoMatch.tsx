import { useQueries } from '@tanstack/react-query';
import { useHost } from '../app/session';
import type { AccountView } from '../bindings';
import { Button, EmptyState } from '../components';
import { formatCount } from '../format/ids';
import { transactions } from '../i18n/en/transactions';
import { changeFilters, noFilters, toTxnFilter, type Chip } from './filters/filterState';

const words = transactions.noMatch;

/** Names the one filter whose removal brings rows back. */
export function NoMatch({ account, chips }: { account: AccountView; chips: readonly Chip[] }) {
  const host = useHost();
  const counts = useQueries({
    queries: chips.map((chip) => {
      const filter = toTxnFilter(chip.without, account);
      return {
        queryKey: ['transactions', 'totals', filter],
        queryFn: () => host.call('transactions_totals', { filter }),
        gcTime: 30_000,
      };
    }),
  });
  const best = chips
    .map((chip, index) => ({ chip, count: counts[index]?.data?.count ?? 0 }))
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count)[0];
  const known = counts.every((query) => !query.isPending);
  return (
    <EmptyState
      title={words.title}
      data-testid="no-match"
      actions={
        <>
          {best && <RemoveButton chip={best.chip} />}
          <Button onPress={() => changeFilters(noFilters)} data-testid="no-match-clear">
            {transactions.filters.clearAll}
          </Button>
        </>
      }
    >
      {known && <Advice best={best} />}
    </EmptyState>
  );
}

function RemoveButton({ chip }: { chip: Chip }) {
  return (
    <Button variant="primary" onPress={() => changeFilters(chip.without)} data-testid="no-match-remove">
      {words.removeIt}
    </Button>
  );
}

function Advice({ best }: { best: { chip: Chip; count: number } | undefined }) {
  return <p>{best ? words.advice(best.chip.text, formatCount(best.count)) : words.noAdvice}</p>;
}
