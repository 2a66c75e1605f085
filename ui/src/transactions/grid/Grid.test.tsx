import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../../test/axe';
import { cell, focusedCell, openLedger } from '../../test/render';

const grid = () => screen.getByTestId('grid');
const selectedRows = () => screen.getAllByTestId('grid-row').filter((row) => row.getAttribute('aria-selected') === 'true');

async function startAt(row: number, column: number) {
  const opened = await openLedger();
  cell(row, column).focus();
  fireEvent.click(cell(row, column));
  await screen.findByTestId('detail-panel');
  await opened.user.keyboard('{Escape}');
  await waitFor(() => expect(focusedCell()).toBe(`${row}:${column}`));
  return opened;
}

describe('the ledger grid', () => {
  it('tells the true size of the ledger and numbers rows and columns from the data', async () => {
    await openLedger();
    expect(grid().getAttribute('aria-rowcount')).toBe('1241');
    expect(grid().getAttribute('aria-colcount')).toBe('8');
    expect(grid().getAttribute('aria-multiselectable')).toBe('true');
    const rows = screen.getAllByTestId('grid-row');
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]?.getAttribute('aria-rowindex')).toBe('2');
    expect(cell(0, 7).getAttribute('aria-colindex')).toBe('8');
    expect(screen.getByTestId('header-time').getAttribute('aria-sort')).toBe('descending');
    expect(screen.getByTestId('header-amount').getAttribute('aria-sort')).toBe('none');
  });

  it('is one stop in the tab order', async () => {
    await openLedger();
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('moves the real focus with arrows, Home, End and pages', async () => {
    const { user } = await startAt(0, 0);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(focusedCell()).toBe('2:1');
    await user.keyboard('{End}');
    expect(focusedCell()).toBe('2:7');
    await user.keyboard('{Home}');
    expect(focusedCell()).toBe('2:0');
    await user.keyboard('{PageDown}');
    expect(focusedCell()).toBe('17:0');
    await user.keyboard('{PageUp}');
    expect(focusedCell()).toBe('2:0');
  });

  it('jumps to the very last and the very first cell', async () => {
    const { user } = await startAt(0, 0);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(focusedCell()).toBe('1239:7');
    expect(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('1241');
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(focusedCell()).toBe('0:0');
  });

  it('goes from the first row into the header and sorts there', async () => {
    const { user, host } = await startAt(0, 3);
    await user.keyboard('{ArrowUp}');
    expect(focusedCell()).toBe('-1:3');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByTestId('header-amount').getAttribute('aria-sort')).toBe('ascending'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByTestId('header-amount').getAttribute('aria-sort')).toBe('descending'));
    expect(host.log).toContainEqual({
      name: 'transactions_page',
      request: expect.objectContaining({ sort: { column: 'amount', direction: 'descending' }, offset: 0, limit: 200 }),
    });
    expect(focusedCell()).toBe('-1:3');
  });

  it('changes the width and the place of a column by keyboard and says so', async () => {
    const { user } = await startAt(0, 3);
    const spoken = () => screen.getByTestId('live-region').lastChild?.textContent;
    await user.keyboard('{ArrowUp}{Shift>}{ArrowRight}{/Shift}');
    await waitFor(() => expect(spoken()).toBe('Amount: 120 pixels wide'));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(spoken()).toBe('Amount: column 3 of 8'));
    expect(screen.getByTestId('header-amount').getAttribute('aria-colindex')).toBe('3');
    expect(focusedCell()).toBe('-1:2');
    expect(document.activeElement).toBe(screen.getByTestId('header-amount'));
  });

  it('selects with Space, extends with Shift and arrows, and takes everything with Ctrl+A', async () => {
    const { user } = await startAt(1, 0);
    await user.keyboard(' ');
    expect(selectedRows()).toHaveLength(1);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(selectedRows()).toHaveLength(3));
    expect(screen.getByTestId('totals-selected').textContent).toBe('3 selected');
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByTestId('totals-selected').textContent).toBe('1,240 selected');
    await waitFor(() => expect(screen.getByTestId('live-region').lastChild?.textContent).toBe('All 1,240 rows selected'));
    await user.keyboard(' ');
    expect(screen.getByTestId('totals-selected').textContent).toBe('1,239 selected');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('totals-selected')).toBeNull();
  });

  it('opens details with Enter, moves into them, and Esc returns to the same cell', async () => {
    const { user } = await startAt(4, 2);
    await user.keyboard('{Enter}');
    await screen.findByTestId('fact-id');
    expect(document.activeElement).toBe(screen.getByTestId('detail-amount'));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('detail-panel')).toBeNull();
    await waitFor(() => expect(focusedCell()).toBe('4:2'));
  });

  it('copies the focused row for a spreadsheet, and the id alone', async () => {
    const { user } = await startAt(0, 0);
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    await user.keyboard('{Control>}c{/Control}');
    await waitFor(() => expect(write).toHaveBeenCalledTimes(1));
    const cells = String(write.mock.calls[0]?.[0]).split('\t');
    expect(cells).toHaveLength(9);
    expect(cells[3]).toMatch(/^-?\d+\.\d\d$/);
    await user.keyboard('{Control>}{Shift>}c{/Shift}{/Control}');
    await waitFor(() => expect(write).toHaveBeenLastCalledWith(cells[8]));
  });

  it('keeps the focused row mounted when it scrolls out of the window', async () => {
    await startAt(3, 0);
    const element = grid();
    element.scrollTop = 20_000;
    fireEvent.scroll(element);
    expect(focusedCell()).toBe('3:0');
    expect(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('5');
  });

  it('has nothing for axe to complain about', async () => {
    await openLedger();
    expect(await axeFindings()).toEqual([]);
  });

  it('has nothing for axe to complain about while a row is selected and one is open', async () => {
    const { user } = await startAt(0, 0);
    await user.keyboard(' {Enter}');
    await screen.findByTestId('fact-id');
    expect(await axeFindings()).toEqual([]);
  });
});
