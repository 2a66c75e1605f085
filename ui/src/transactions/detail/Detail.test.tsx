import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../../test/axe';
import { cell, focusedCell, openApp, openLedger } from '../../test/render';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

const live = () => screen.getByTestId('live-region').textContent;

async function openPanel(row = 0) {
  const opened = await openLedger();
  await opened.user.click(cell(row, 3));
  await screen.findByTestId('fact-id');
  return opened;
}

/** The first of the invented payments with this status or type in its row. */
function rowWith(word: string): number {
  const row = screen.getAllByTestId('grid-row').find((one) => one.textContent?.includes(word));
  if (!row) throw new Error(`no row with ${word}`);
  return Number(row.dataset.row);
}

describe('the codes of a payment', () => {
  it('say what to tell the resident', async () => {
    const { user } = await openLedger();
    await user.click(cell(rowWith('Declined'), 3));
    expect((await screen.findByTestId('tell-result')).textContent).toMatch(/^Tell the resident: Your bank declined this card/);
    expect(screen.getByTestId('fact-result').textContent).toBe('Declined by the bank (DECLINED)');
  });
});

describe('notes', () => {
  it('are added, changed, and removed with a way back', async () => {
    const { user } = await openPanel();
    await user.click(screen.getByTestId('note-add'));
    expect(document.activeElement).toBe(screen.getByTestId('note-text'));
    await user.keyboard('Resident called{Control>}{Enter}{/Control}');
    expect((await screen.findByTestId('note')).textContent).toContain('Resident called');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('note-add')));

    await user.click(screen.getByTestId('note-edit'));
    await user.clear(screen.getByTestId('note-text'));
    await user.type(screen.getByTestId('note-text'), 'Resident wrote');
    await user.click(screen.getByTestId('note-save'));
    await waitFor(() => expect(screen.getByTestId('note').textContent).toMatch(/Resident wrote.*edited/));

    await user.click(screen.getByTestId('note-remove'));
    await waitFor(() => expect(screen.queryByTestId('note')).toBeNull());
    await user.click(await screen.findByTestId('toast-undo'));
    expect((await screen.findByTestId('note')).textContent).toContain('Resident wrote');
    expect(screen.getByTestId('timeline').textContent).toContain('Removed a note.');
    expect(await axeFindings()).toEqual([]);
  });

  it('of nothing or of more than 2,000 characters are not saved', async () => {
    const { user, host } = await openPanel();
    await user.click(screen.getByTestId('note-add'));
    await user.click(screen.getByTestId('note-save'));
    expect(screen.getByTestId('note-text-error').textContent).toContain('Write something first.');
    await user.click(screen.getByTestId('note-text'));
    await user.paste('x'.repeat(2001));
    expect(screen.getByTestId('note-text-error').textContent).toContain('1 character too many');
    await user.click(screen.getByTestId('note-save'));
    expect(host.log.some((one) => one.name === 'note_add')).toBe(false);
  });

  it('close with Esc without closing the details', async () => {
    const { user } = await openPanel();
    await user.click(screen.getByTestId('note-add'));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('note-text')).toBeNull();
    expect(screen.getByTestId('detail-panel')).toBeTruthy();
  });
});

describe('tags', () => {
  it('are added by typing or from the known ones, and removed with a way back', async () => {
    const { user } = await openPanel();
    await user.type(screen.getByTestId('tag-field'), 'Refund asked{Enter}');
    expect((await screen.findByTestId('tag')).textContent).toContain('Refund asked');
    await user.click(screen.getByTestId('tag-remove-Refund asked'));
    await waitFor(() => expect(screen.queryByTestId('tag')).toBeNull());
    await user.click(await screen.findByTestId('toast-undo'));
    await screen.findByTestId('tag');

    await user.click(cell(1, 3));
    await waitFor(() => expect(screen.queryByTestId('tag')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Show known tags/ }));
    await user.click(await screen.findByRole('option', { name: 'Refund asked' }));
    await screen.findByTestId('tag');
  });
});

describe('attachments', () => {
  it('are added, opened, and removed only after a question', async () => {
    const { user, host } = await openPanel();
    await user.click(screen.getByTestId('file-add'));
    await user.click(await screen.findByRole('button', { name: 'Open Refund request.eml' }));
    expect(host.log.some((one) => one.name === 'attachment_open')).toBe(true);
    await user.click(screen.getByTestId('file-remove'));
    expect(screen.getByRole('alertdialog', { name: 'Remove this file?' }).textContent).toContain('cannot be brought back');
    await user.click(screen.getByTestId('dialog-cancel'));
    expect(screen.getByTestId('attachment')).toBeTruthy();
    await user.click(screen.getByTestId('file-remove'));
    await user.click(screen.getByTestId('dialog-confirm'));
    await waitFor(() => expect(screen.queryByTestId('attachment')).toBeNull());
    await waitFor(() => expect(live()).toContain('Refund request.eml is removed.'));
  });
});

describe('the page of a payment', () => {
  it('opens with Enter on the open row, and Back leads to the same row and place', async () => {
    const { user } = await openPanel(3);
    cell(3, 3).focus();
    const grid = screen.getByTestId('grid');
    await user.keyboard('{Enter}');
    const page = await screen.findByTestId('payment-page');
    expect(document.activeElement).toBe(await within(page).findByTestId('payment-amount'));
    await within(page).findByTestId('fact-id');
    expect(screen.getByTestId('search').closest('[inert]')).not.toBeNull();
    expect(document.title).toMatch(/^Payment/);
    expect(await axeFindings()).toEqual([]);
    await user.click(within(page).getByTestId('payment-back'));
    await waitFor(() => expect(screen.queryByTestId('payment-page')).toBeNull());
    expect(screen.getByTestId('grid')).toBe(grid);
    expect(focusedCell()).toBe('3:3');
  });

  it('opens with a double-click and from the details', async () => {
    const { user } = await openLedger();
    await user.dblClick(cell(2, 3));
    const id = (await screen.findByTestId('payment-page')).dataset.id;
    expect(document.querySelector('[data-row="2"]')?.getAttribute('data-row-id')).toBe(id);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('payment-page')).toBeNull());
    await user.click(screen.getByTestId('detail-expand'));
    await screen.findByTestId('payment-page');
  });

  it('of a return leads to the sale behind it', async () => {
    const { user, host } = await openLedger();
    const { filter } = await host.call('search_read', { accountId: 'acc-alder', text: 'type:return' });
    const { rows } = await host.call('transactions_page', { filter, sort: { column: 'time', direction: 'descending' }, offset: 0, limit: 1 });
    window.location.hash = `#/transactions/${rows[0]?.id}`;
    const page = await screen.findByTestId('payment-page');
    const link = await within(page).findByTestId('payment-link');
    expect(within(page).getByText('The sale this gives back')).toBeTruthy();
    const before = page.dataset.id;
    await user.click(within(link).getByRole('link'));
    await waitFor(() => expect(screen.getByTestId('payment-page').dataset.id).not.toBe(before));
  });

  it('says when the payment is not here', async () => {
    window.location.hash = '#/transactions/NOPE-1';
    openApp();
    expect((await screen.findByTestId('payment-gone')).textContent).toContain('not on this PC');
    expect(screen.queryByTestId('grid')).toBeNull();
  });
});
