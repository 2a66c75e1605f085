import { useQuery, useQueryClient } from '@tanstack/react-query';
import { announce, useHost } from '../../app/session';
import { toast } from '../../components';
import { toHostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';

export function usePayment(accountId: string, id: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'detail', accountId, id],
    queryFn: () => host.call('transactions_detail', { accountId, id }),
    gcTime: 30_000,
  });
}

export function useKnownTags(accountId: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'tags', accountId],
    queryFn: () => host.call('tags', { accountId }),
  });
}

/** Does one change of what people added; a failure is told in words. True when it was done. */
export function useAnnotate() {
  const client = useQueryClient();
  return async (change: () => Promise<{ sentence: string } | null>): Promise<boolean> => {
    try {
      const done = await change();
      if (done?.sentence) announce(done.sentence);
      // The details are what the person looks at; the list may follow.
      void client.invalidateQueries({ queryKey: ['transactions'], predicate: ({ queryKey }) => queryKey[1] !== 'detail' });
      await client.invalidateQueries({ queryKey: ['transactions', 'detail'] });
      return true;
    } catch (reason) {
      const words = wordsForError(toHostError(reason));
      toast({ title: words.title, body: words.todo, tone: 'danger' });
      return false;
    }
  };
}
