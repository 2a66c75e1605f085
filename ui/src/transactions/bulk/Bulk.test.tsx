import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe';
import { cell, openLedger } from '../../test/render';
import { search } from '../state/ledgerState';

const idOf = (row: number) => cell(row, 0).closest<HTMLElement>('[role="row"]')?.dataset.rowId ?? '';

async function select(rows: number[]) {
  const opened = await openLedger();
  for (const row of rows) fireEvent.click(cell(row, 0), { ctrlKey: true });
  await screen.findByTestId('bulk-bar');
  return opened;
}

describe('many payments at once', () => {
  it('get one note each', async () => {
    const { user, host } = await select([2, 0]);
    const ids = [idOf(0), idOf(2)];
    await user.click(screen.getByTestId('bulk-note'));
    await screen.findByText('A note for 2 payments');
    await user.click(screen.getByTestId('bulk-note-save'));
    await screen.findByText('Write a few words first.');
    await user.type(screen.getByTestId('bulk-note-text'), 'Wrong class');
    expect(await axeFindings(screen.getByTestId('bulk-note-dialog'))).toEqual([]);
    await user.click(screen.getByTestId('bulk-note-save'));
    await waitFor(() => expect(host.log).toContainEqual({ name: 'note_add', request: { accountId: 'acc-alder', ids, text: 'Wrong class' } }));
    await waitFor(() => expect(screen.queryByTestId('bulk-note-dialog')).toBeNull());
    search('note:wrong');
    await waitFor(() => expect(screen.getByTestId('totals-count').textContent).toBe('2 rows'));
  });

  it('get and lose tags', async () => {
    const { user, host } = await select([0, 1]);
    const ids = [idOf(0), idOf(1)];
    await user.click(screen.getByTestId('bulk-tags'));
    await user.type(await screen.findByTestId('bulk-tags-add'), 'audit, fy26');
    await user.click(screen.getByTestId('bulk-tags-save'));
    await waitFor(() =>
      expect(host.log).toContainEqual({ name: 'tags_change', request: { accountId: 'acc-alder', ids, add: ['audit', 'fy26'], remove: [] } }),
    );
    await waitFor(() => expect(screen.queryByTestId('bulk-tags-dialog')).toBeNull());
    search('tag:audit');
    await waitFor(() => expect(screen.getByTestId('totals-count').textContent).toBe('2 rows'));
    fireEvent.click(cell(0, 0), { ctrlKey: true });
    await user.click(await screen.findByTestId('bulk-tags'));
    const dialog = await screen.findByTestId('bulk-tags-dialog');
    await user.click(await within(dialog).findByTestId('tag-remove-audit'));
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(screen.getByTestId('bulk-tags-save'));
    await waitFor(() => expect(screen.getByTestId('totals-count').textContent).toBe('1 row'));
  });

  it('are exported as they are selected, "all but" as well', async () => {
    const { user, host } = await select([0]);
    fireEvent.keyDown(cell(0, 0), { key: 'a', ctrlKey: true });
    fireEvent.click(cell(3, 0), { ctrlKey: true });
    await waitFor(() => expect(screen.getByTestId('totals-selected').textContent).toBe('1,239 selected'));
    const picked = { ids: [idOf(3)], except: true };
    await waitFor(() => expect(host.log).toContainEqual({ name: 'transactions_totals', request: expect.objectContaining({ picked }) }));
    await user.click(screen.getByTestId('bulk-export'));
    await waitFor(() => expect(host.log).toContainEqual({ name: 'export_preview', request: expect.objectContaining({ picked }) }));
  });

  it('are never refunded together', async () => {
    await select([0]);
    expect(screen.getByTestId('bulk-bar').textContent?.toLowerCase()).not.toMatch(/refund|void|reverse/);
  });

  it('are too many for notes above 5,000, and the reason is said', async () => {
    await openLedger({ rows: 6000 });
    fireEvent.keyDown(cell(0, 0), { key: 'a', ctrlKey: true });
    await screen.findByText(/at most 5,000 payments/);
    expect(screen.getByTestId<HTMLButtonElement>('bulk-note').disabled).toBe(true);
    expect(screen.getByTestId<HTMLButtonElement>('bulk-export').disabled).toBe(false);
  });
});
