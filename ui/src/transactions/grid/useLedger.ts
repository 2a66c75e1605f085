import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useHost } from '../../app/session';
import type { Page, TxnFilter, TxnRow, TxnSort } from '../../bindings';
import type { Host } from '../../host';

export const pageSize = 200;
const restMs = 30;
/** While rows are still being counted. */
const countMs = 300;

function pageQuery(host: Host, filter: TxnFilter, sort: TxnSort, page: number) {
  return {
    queryKey: ['transactions', 'page', filter, sort, page] as const,
    // A page that was flown over is given up: its late answer is not kept.
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Page> => {
      const answer = await host.call('transactions_page', { filter, sort, offset: page * pageSize, limit: pageSize });
      signal.throwIfAborted();
      return answer;
    },
    structuralSharing: false as const,
    staleTime: Infinity,
    gcTime: 30_000,
  };
}

interface Pages {
  first: number;
  last: number;
}

/** Ask only when the window has come to rest, but at once when it moved by a single page. */
function useRestedPages(firstRow: number, lastRow: number): Pages {
  const first = Math.floor(Math.max(0, firstRow) / pageSize);
  const last = Math.floor(Math.max(0, lastRow) / pageSize);
  const [rested, setRested] = useState<Pages>({ first, last });
  const near = Math.abs(first - rested.first) <= 1 && Math.abs(last - rested.last) <= 1;
  useEffect(() => {
    if (first === rested.first && last === rested.last) return;
    if (near) {
      setRested({ first, last });
      return;
    }
    const timer = setTimeout(() => setRested({ first, last }), restMs);
    return () => clearTimeout(timer);
  }, [first, last, near, rested]);
  return rested;
}

export interface Ledger {
  /** What the rows on screen answer to; trails the request until its first page is here. */
  shown: { filter: TxnFilter; sort: TxnSort; key: string } | null;
  total: number;
  /** False while `total` is only what was found so far. */
  counted: boolean;
  waiting: boolean;
  error: Error | null;
  retry: () => void;
}

export const questionKey = (filter: TxnFilter, sort: TxnSort): string => JSON.stringify([filter, sort]);

/** The first page decides the row count and when a new filter takes over the screen. */
export function useLedger(filter: TxnFilter, sort: TxnSort, enabled = true): Ledger {
  const host = useHost();
  const first = useQuery({
    ...pageQuery(host, filter, sort, 0),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: (query) => (query.state.data?.counted === false ? countMs : false),
  });
  const key = questionKey(filter, sort);
  const [shown, setShown] = useState<Ledger['shown']>(null);
  if (first.data && !first.isPlaceholderData && shown?.key !== key) setShown({ filter, sort, key });
  return {
    shown,
    total: first.data?.total ?? 0,
    counted: first.data?.counted ?? true,
    waiting: first.isPending || first.isPlaceholderData,
    error: first.error,
    retry: () => void first.refetch(),
  };
}

export interface Rows {
  rowAt(index: number): TxnRow | undefined;
  /** Where a record is now, among the pages at hand. */
  find(id: string): number;
  /** Reads what is not at hand; used for ranges and copying. */
  between(from: number, to: number): Promise<TxnRow[]>;
  /** Changes whenever any page at hand changes. */
  version: number;
}

export function useRows(filter: TxnFilter, sort: TxnSort, total: number, firstRow: number, lastRow: number): Rows {
  const host = useHost();
  const client = useQueryClient();
  const { first, last } = useRestedPages(firstRow, lastRow);
  const lastPage = Math.max(0, Math.ceil(total / pageSize) - 1);
  const indices: number[] = [];
  for (let page = Math.max(0, first - 1); page <= Math.min(lastPage, last + 1); page += 1) indices.push(page);
  const results = useQueries({ queries: indices.map((page) => pageQuery(host, filter, sort, page)) });

  const pages = new Map<number, readonly TxnRow[]>();
  let version = 0;
  results.forEach((result, at) => {
    const page = indices[at];
    if (page !== undefined && result.data) pages.set(page, result.data.rows);
    version += result.dataUpdatedAt;
  });
  const latest = useRef(pages);
  latest.current = pages;

  return {
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    find: useCallback((id) => {
      for (const [page, rows] of latest.current) {
        const at = rows.findIndex((row) => row.id === id);
        if (at >= 0) return page * pageSize + at;
      }
      return -1;
    }, []),
    between: useCallback(
      async (from, to) => {
        const rows: TxnRow[] = [];
        for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1) {
          const data = await client.fetchQuery(pageQuery(host, filter, sort, page));
          data.rows.forEach((row, at) => {
            const index = page * pageSize + at;
            if (index >= from && index <= to) rows.push(row);
          });
        }
        return rows;
      },
      [client, host, filter, sort],
    ),
    version,
  };
}
