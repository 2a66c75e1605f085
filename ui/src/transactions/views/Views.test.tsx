import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SavedView } from '../../bindings';
import { axeFindings } from '../../test/axe';
import { openLedger } from '../../test/render';
import { changeLedger, ledgerState, search } from '../state/ledgerState';

const shown = () => screen.getByTestId('view-name-shown').textContent;

async function choose(user: Awaited<ReturnType<typeof openLedger>>['user'], testId: string) {
  await user.click(screen.getByTestId('views'));
  await user.click(await screen.findByTestId(testId));
}

async function saveAs(user: Awaited<ReturnType<typeof openLedger>>['user'], name: string) {
  await choose(user, 'view-action-save-as');
  await user.type(await screen.findByTestId('view-name'), name);
  await user.click(screen.getByTestId('view-name-save'));
}

describe('saved views', () => {
  it('keep the words typed, columns and order, and say when they were changed', async () => {
    const { user, host } = await openLedger();
    search('terminal:web amount:>100 date:last-30-days');
    changeLedger({ sort: { column: 'amount', direction: 'descending' } });
    await waitFor(() => expect(shown()).toBe('Unsaved view'));
    await saveAs(user, 'Web over 100');
    await waitFor(() => expect(shown()).toBe('Web over 100'));
    expect(host.log).toContainEqual({
      name: 'view_save',
      request: expect.objectContaining({ id: null, name: 'Web over 100', text: 'terminal:web amount:>100 date:last-30-days', sort: { column: 'amount', direction: 'descending' } }),
    });
    expect(screen.getByTestId('views').textContent).not.toContain('changed');
    search('terminal:web amount:>200 date:last-30-days');
    await waitFor(() => expect(screen.getByTestId('views').textContent).toContain('changed'));
    await choose(user, 'view-action-save');
    await waitFor(() => expect(screen.getByTestId('views').textContent).not.toContain('changed'));
    await user.click(screen.getByTestId('views'));
    expect(await axeFindings(await screen.findByRole('menu'))).toEqual([]);
  });

  it('open with their search and order, and leave the dates one is on', async () => {
    const { user } = await openLedger();
    search('terminal:web');
    await saveAs(user, 'Web');
    await waitFor(() => expect(shown()).toBe('Web'));
    await choose(user, 'view-all');
    expect(ledgerState()).toMatchObject({ text: '', viewId: null });
    expect(shown()).toBe('All payments');
    search('date:this-month oka');
    await choose(user, 'view-view-1');
    await waitFor(() => expect(ledgerState().text).toBe('terminal:web date:this-month'));
    expect(screen.getByTestId('views').textContent).not.toContain('changed');
    await choose(user, 'view-view-refunds');
    expect(ledgerState()).toMatchObject({ text: 'type:return date:this-month', sort: { column: 'amount', direction: 'descending' } });
  });

  it('are renamed; a name that is taken is refused in words and the dialog stays', async () => {
    const { user } = await openLedger();
    await choose(user, 'view-view-refunds');
    await choose(user, 'view-action-rename');
    const field = await screen.findByTestId('view-name');
    await user.clear(field);
    await user.type(field, 'Returns{Enter}');
    await waitFor(() => expect(shown()).toBe('Returns'));
    await saveAs(user, 'returns');
    expect((await screen.findByTestId('view-name-error')).textContent).toContain('already there');
    expect(await axeFindings(screen.getByTestId('view-name-dialog'))).toEqual([]);
  });

  it('are removed at once and can be had back', async () => {
    const { user } = await openLedger();
    await choose(user, 'view-view-refunds');
    await choose(user, 'view-action-remove');
    await waitFor(() => expect(shown()).toBe('Unsaved view'));
    await user.click(await screen.findByTestId('view-undo'));
    await user.click(screen.getByTestId('views'));
    await screen.findByText('Refunds this month');
  });

  it('are shared as a file and come from one', async () => {
    const { user, host } = await openLedger();
    await choose(user, 'view-view-refunds');
    await choose(user, 'view-action-share');
    await waitFor(() => expect(host.log).toContainEqual({ name: 'view_export', request: { id: 'view-refunds' } }));
    await choose(user, 'view-action-open-file');
    await waitFor(() => expect(shown()).toBe('From a colleague 1'));
    expect(ledgerState().text).toBe('brand:amex date:this-month');
  });

  it('of a newer program open without the columns that are not known here', async () => {
    const view: SavedView = { id: 'v', name: 'Newer', text: '', columns: [{ key: 'aura', width: null }, { key: 'amount', width: 120 }], sort: null, savedAt: '' };
    const { user } = await openLedger({ calls: { view_import: () => ({ views: [view], imported: view.id }) } });
    await choose(user, 'view-action-open-file');
    await waitFor(() => expect(shown()).toBe('Newer'));
    expect(ledgerState().columns).toEqual([{ key: 'amount', width: 120 }]);
    expect(screen.getByTestId('views').textContent).not.toContain('changed');
  });
});
