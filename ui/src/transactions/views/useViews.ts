import { useQuery, useQueryClient } from '@tanstack/react-query';
import { announce, useHost } from '../../app/session';
import type { SavedView, SavedViews } from '../../bindings';
import { toast } from '../../components';
import { toHostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { transactions } from '../../i18n/en/transactions';
import { withDatesOf } from '../filters/presets';
import { changeLedger, ledgerState, newestFirst, useLedgerState, wholeText } from '../state/ledgerState';
import { knownColumns, standardColumns } from '../columns/columnModel';
import { isChanged } from './viewModel';

const words = transactions.views;

export function useViews(accountId: string) {
  const host = useHost();
  const client = useQueryClient();
  const state = useLedgerState();
  const key = ['views', accountId];
  const query = useQuery({ queryKey: key, queryFn: () => host.call('views', { accountId }) });
  const views = query.data?.views ?? [];
  const current = views.find((one) => one.id === state.viewId) ?? null;

  const keep = (answer: SavedViews) => {
    client.setQueryData(key, answer);
    return answer;
  };
  const tell = (reason: unknown) => {
    const error = wordsForError(toHostError(reason));
    toast({ title: error.title, body: error.todo, tone: 'danger' });
  };
  const attempt = async <T>(call: () => Promise<T>): Promise<T | null> => {
    try {
      return await call();
    } catch (reason) {
      tell(reason);
      return null;
    }
  };

  /** What is on screen, as a view. */
  const subject = () => {
    const now = ledgerState();
    return { accountId, text: wholeText(now), columns: [...now.columns], sort: now.sort };
  };

  const open = (view: SavedView) => {
    const now = ledgerState();
    const own = knownColumns(view.columns);
    changeLedger({
      text: withDatesOf(view.text, wholeText(now)),
      draft: '',
      columns: own.length > 0 ? own : now.columns,
      sort: view.sort ?? now.sort,
      viewId: view.id,
    });
    announce(words.opened(view.name));
  };

  const restore = (view: SavedView) =>
    void attempt(async () => {
      const { id: _id, savedAt: _savedAt, ...kept } = view;
      keep(await host.call('view_save', { ...kept, id: null, accountId }));
    });

  return {
    views,
    current,
    /** No view and no search. */
    plain: current === null && wholeText(state) === '',
    changed: current !== null && isChanged(current, { ...state, text: wholeText(state) }),
    open,
    /** Every payment, as at first. */
    reset: () => {
      changeLedger({ text: '', draft: '', columns: standardColumns, sort: newestFirst, viewId: null });
      announce(words.opened(words.none));
    },
    /** Throws what the program refuses, for the field of the dialog. */
    async saveAs(name: string) {
      const before = new Set(views.map((one) => one.id));
      const answer = keep(await host.call('view_save', { id: null, name, ...subject() }));
      const fresh = answer.views.find((one) => !before.has(one.id));
      changeLedger({ viewId: fresh?.id ?? null });
      toast({ title: words.savedAs(name), tone: 'success' });
    },
    async rename(view: SavedView, name: string) {
      const { savedAt: _savedAt, ...kept } = view;
      keep(await host.call('view_save', { ...kept, name, accountId }));
    },
    saveChanges: (view: SavedView) =>
      attempt(async () => {
        keep(await host.call('view_save', { id: view.id, name: view.name, ...subject() }));
        toast({ title: words.savedAs(view.name), tone: 'success' });
      }),
    remove: (view: SavedView) =>
      attempt(async () => {
        keep(await host.call('view_remove', { id: view.id }));
        if (ledgerState().viewId === view.id) changeLedger({ viewId: null });
        toast({ title: words.removed(view.name), action: { label: words.undo, onPress: () => restore(view), testId: 'view-undo' } });
      }),
    share: (view: SavedView) =>
      attempt(async () => {
        const written = await host.call('view_export', { id: view.id });
        if (written.path !== null) toast({ title: written.sentence, tone: 'success' });
      }),
    openFile: () =>
      attempt(async () => {
        const answer = keep(await host.call('view_import', { accountId }));
        const came = answer.views.find((one) => one.id === answer.imported);
        if (came) open(came);
      }),
  };
}
