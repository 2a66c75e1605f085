import type { SavedView, SavedViews } from '../../bindings';
import type { Handlers } from '../fake';
import { HostError } from '../error';

const seeded: SavedView[] = [
  {
    id: 'view-refunds',
    name: 'Refunds this month',
    text: 'type:return date:this-month',
    columns: [],
    sort: { column: 'amount', direction: 'descending' },
    savedAt: '2026-10-01T16:00:00Z',
  },
];

type ViewCalls = Pick<Handlers, 'views' | 'view_save' | 'view_remove' | 'view_export' | 'view_import'>;

export function viewHandlers(): ViewCalls {
  let views: SavedView[] = structuredClone(seeded);
  let serial = 0;
  const answer = (imported: string | null = null): SavedViews => ({
    views: structuredClone([...views].sort((a, b) => a.name.localeCompare(b.name))),
    imported,
  });
  const refuse = (code: 'invalid_input' | 'duplicate_name' | 'not_found', message: string) =>
    new HostError({ code, message, details: { field: 'name' } });
  return {
    views: () => answer(),
    view_save: ({ id, name, text, columns, sort }) => {
      const called = name.trim();
      if (called === '' || called.length > 60) throw refuse('invalid_input', 'A name has 1 to 60 characters.');
      if (views.some((one) => one.id !== id && one.name.toLowerCase() === called.toLowerCase())) {
        throw refuse('duplicate_name', `${called} is already there.`);
      }
      serial += 1;
      const view: SavedView = { id: id ?? `view-${serial}`, name: called, text, columns, sort, savedAt: '2026-10-06T22:00:00Z' };
      views = [...views.filter((one) => one.id !== id), view];
      return answer();
    },
    view_remove: ({ id }) => {
      views = views.filter((one) => one.id !== id);
      return answer();
    },
    view_export: ({ id }) => {
      const view = views.find((one) => one.id === id);
      if (!view) throw refuse('not_found', 'No such view.');
      const path = `/home/clerk/${view.name}.counterfoil-view`;
      return { path, sentence: `Saved ${view.name} as a file.`, size: 412, sha256: null };
    },
    view_import: () => {
      serial += 1;
      const id = `view-${serial}`;
      views = [...views, { id, name: `From a colleague ${serial}`, text: 'brand:amex', columns: [], sort: null, savedAt: '2026-10-06T22:00:00Z' }];
      return answer(id);
    },
  };
}
