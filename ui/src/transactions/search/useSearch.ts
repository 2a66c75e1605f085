import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useHost } from '../../app/session';
import type { Search, SearchChip, Suggestion, TxnFilter } from '../../bindings';
import type { Host } from '../../host';
import { ledgerState, search, useLedgerState, wholeText } from '../state/ledgerState';
import { couldBeCard, joined, piecesOf } from './pieces';

export function blankFilter(accountId: string): TxnFilter {
  return {
    accountId,
    from: null,
    to: null,
    terminalIds: [],
    statuses: [],
    types: [],
    brands: [],
    last4: null,
    amount: null,
    users: [],
    batches: [],
    tags: [],
    note: null,
    changed: false,
    unreadable: false,
    text: '',
  };
}

const blank = (accountId: string): Search => ({ text: '', chips: [], filter: blankFilter(accountId) });

function searchQuery(host: Host, accountId: string, today: string, text: string) {
  return {
    // Words such as "last-30-days" mean other days tomorrow.
    queryKey: ['transactions', 'search', accountId, today, text] as const,
    queryFn: (): Search | Promise<Search> => (text === '' ? blank(accountId) : host.call('search_read', { accountId, text })),
    // No search at all needs no answer: the list is there at once.
    initialData: text === '' ? blank(accountId) : undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  };
}

export interface SearchState {
  /** Of the pieces that are chips; trails them for the moment of an answer. */
  chips: readonly SearchChip[];
  /** Of everything, what is being typed too. */
  whole: Search | undefined;
  /** Its filter answers to what stands in the box now. */
  settled: boolean;
  error: Error | null;
  retry: () => void;
}

/** The program reads the typed search; screens only show what it says. */
export function useSearch(accountId: string, today: string): SearchState {
  const host = useHost();
  const state = useLedgerState();
  const chips = useQuery(searchQuery(host, accountId, today, joined(piecesOf(state.text))));
  const whole: UseQueryResult<Search> = useQuery(searchQuery(host, accountId, today, wholeText(state)));
  return {
    chips: chips.data?.chips ?? [],
    whole: whole.data,
    settled: !whole.isPlaceholderData && !whole.isPending,
    error: whole.error,
    retry: () => void whole.refetch(),
  };
}

const nothing: readonly Suggestion[] = [];

/** What could stand instead of the piece that is being typed. */
export function useSuggestions(accountId: string, piece: string, wanted: boolean): readonly Suggestion[] {
  const host = useHost();
  const { data } = useQuery({
    queryKey: ['transactions', 'suggest', accountId, piece],
    queryFn: () => host.call('search_suggest', { accountId, piece }),
    // Nothing begins with so many digits, and a card number is not to be asked about.
    enabled: wanted && !couldBeCard(piece),
    gcTime: 30_000,
  });
  return (wanted && data?.suggestions) || nothing;
}

/** Takes one chip away, from what is typed too; the text becomes the program's plain form of it. */
export function useWithout(accountId: string, today: string): (piece: string) => Promise<void> {
  const host = useHost();
  const client = useQueryClient();
  return async (piece) => {
    const read = await client.fetchQuery(searchQuery(host, accountId, today, wholeText(ledgerState())));
    const at = read.chips.findIndex((chip) => chip.piece === piece);
    search(joined(read.chips.filter((_, index) => index !== at).map((chip) => chip.piece)));
  };
}
