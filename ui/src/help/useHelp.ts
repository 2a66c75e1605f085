import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useHost } from '../app/session';
import type { HelpFamily } from '../bindings';
import { requestOf, type Question } from './question';

const restMs = 120;

/** What the book says to a question; nothing is asked while there is none. */
export function useExplanation(question: Question | null) {
  const host = useHost();
  const request = question && requestOf(question);
  return useQuery({
    queryKey: ['help', 'explain', request],
    queryFn: () => host.call('help_explain', request ?? { family: null, value: '', accountId: null, terminalId: null, call: null }),
    enabled: request !== null,
  });
}

/** The plain meaning of one value, for a line beside it; null while unknown. */
export function useMeaning(family: HelpFamily | null, value: string): string | null {
  const { data } = useExplanation(family ? { family, value } : null);
  return data?.page?.known ? data.page.title : null;
}

export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

export function useHelpSearch(words: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['help', 'search', words],
    queryFn: () => host.call('help_search', { words }),
    placeholderData: keepPreviousData,
  });
}
