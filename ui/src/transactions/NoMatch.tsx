import { useQuery } from '@tanstack/react-query';
import { runCommand } from '../app/commands';
import { announce, useHost } from '../app/session';
import { Button, EmptyState } from '../components';
import { formatCount } from '../format/ids';
import { transactions } from '../i18n/en/transactions';
import { useWithout } from './search/useSearch';
import { search } from './state/ledgerState';

const words = transactions.noMatch;

export interface NoMatchProps {
  accountId: string;
  today: string;
  /** The typed search that finds nothing. */
  text: string;
}

/** Names the one filter whose removal brings most rows back. */
export function NoMatch({ accountId, today, text }: NoMatchProps) {
  const host = useHost();
  const without = useWithout(accountId, today);
  const { data, isPending } = useQuery({
    queryKey: ['transactions', 'narrowest', accountId, today, text],
    queryFn: () => host.call('search_narrowest', { accountId, text }),
    gcTime: 30_000,
  });
  const best = data?.chips.reduce<(typeof data.chips)[number] | null>((most, one) => (one.count > (most?.count ?? 0) ? one : most), null);
  /** The pressed button goes away with the emptiness; the focus goes to the search. */
  const drop = async (piece: string) => {
    await without(piece);
    runCommand('find');
  };
  return (
    <EmptyState
      title={words.title}
      data-testid="no-match"
      actions={
        <>
          {best && (
            <Button variant="primary" onPress={() => void drop(best.piece)} data-testid="no-match-remove">
              <bdi>{words.removeIt(best.label)}</bdi>
            </Button>
          )}
          <Button
            onPress={() => {
              search('');
              announce(transactions.search.cleared);
              runCommand('find');
            }}
            data-testid="no-match-clear"
          >
            {transactions.search.clearAll}
          </Button>
        </>
      }
    >
      {isPending && <p>{words.looking}</p>}
      {!isPending && !best && <p>{words.noAdvice}</p>}
      {best && (
        <p>
          {words.advice.before}
          <bdi>{best.label}</bdi>
          {words.advice.after(formatCount(best.count))}
        </p>
      )}
    </EmptyState>
  );
}
