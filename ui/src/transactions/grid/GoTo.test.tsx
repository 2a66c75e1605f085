import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe';
import { focusedCell, openLedger } from '../../test/render';
import { changeLedger, search } from '../state/ledgerState';
import { setRowsMode } from '../state/rowsMode';

async function goTo(user: Awaited<ReturnType<typeof openLedger>>['user'], typed: string) {
  await user.keyboard('{Control>}g{/Control}');
  await user.type(await screen.findByTestId('go-to-field'), `${typed}{Enter}`);
}

const gone = () => waitFor(() => expect(screen.queryByTestId('go-to-dialog')).toBeNull());

describe('go to', () => {
  it('a row number puts the focus on it', async () => {
    const { user } = await openLedger();
    await goTo(user, '1,000');
    await gone();
    await waitFor(() => expect(focusedCell()).toBe('999:0'));
    expect(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('1001');
  });

  it('a row that is not there says how many there are', async () => {
    const { user } = await openLedger();
    await goTo(user, '5000');
    await screen.findByText('The rows here go from 1 to 1,240.');
    expect(await axeFindings(screen.getByTestId('go-to-dialog'))).toEqual([]);
  });

  it('a date goes to its first row, when the list is sorted by time', async () => {
    const { user, host } = await openLedger();
    changeLedger({ sort: { column: 'amount', direction: 'ascending' } });
    await goTo(user, '9/1/2026');
    await screen.findByText('A date can be found when the list is sorted by time.');
    screen.getByTestId('go-to-sort').focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByTestId('go-to-sort')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('go-to-field'));
    await user.keyboard('{Enter}');
    await gone();
    expect(host.log).toContainEqual({ name: 'transactions_place', request: expect.objectContaining({ day: '2026-09-01', id: null }) });
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^(Sep 1|Aug 31), 2026/));
  });

  it('a date that no calendar has is refused', async () => {
    const { user } = await openLedger();
    await goTo(user, '13/45/2026');
    await screen.findByText(/That is not a date/);
  });

  it.each(['9/1/2026', '5'])('%s in an empty list says that there is nothing to go to', async (typed) => {
    const { user } = await openLedger();
    search('zzzz');
    changeLedger({ sort: { column: 'amount', direction: 'ascending' } });
    await screen.findByTestId('no-match');
    await goTo(user, typed);
    await screen.findByText('There are no payments to go to.');
    expect(screen.queryByTestId('go-to-sort')).toBeNull();
  });

  it('an id goes to its payment, or says that it is not among these rows', async () => {
    const { user } = await openLedger();
    const id = screen.getAllByTestId('grid-row')[7]?.dataset.rowId ?? '';
    await goTo(user, id);
    await gone();
    await waitFor(() => expect(focusedCell()).toBe('7:0'));
    await goTo(user, '000000O2C-NOT-HERE');
    await screen.findByText(/No payment with this ID/);
  });
});

describe('pages of 100', () => {
  it('hold a hundred rows, tell the true places and are turned with buttons', async () => {
    setRowsMode('pages');
    const { user } = await openLedger();
    setRowsMode('pages');
    await waitFor(() => expect(screen.getByTestId('page-here').textContent).toBe('Page 1 of 13'));
    await user.click(screen.getByTestId('page-next'));
    expect(screen.getByTestId('page-here').textContent).toBe('Page 2 of 13');
    expect(screen.getAllByTestId('grid-row')[0]?.getAttribute('aria-rowindex')).toBe('102');
    expect(screen.getByTestId('grid').getAttribute('aria-rowcount')).toBe('1241');
    await user.click(screen.getByTestId('page-last'));
    expect(screen.getByTestId('live-region').textContent).toContain('Page 13 of 13');
    expect(screen.getAllByTestId('grid-row')[0]?.getAttribute('aria-rowindex')).toBe('1202');
    expect(await axeFindings(screen.getByRole('navigation', { name: 'Pages' }))).toEqual([]);
  });

  it('keep the focus on the way back where they end', async () => {
    const { user } = await openLedger();
    setRowsMode('pages');
    await user.click(await screen.findByTestId('page-last'));
    expect(document.activeElement).toBe(screen.getByTestId('page-previous'));
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('page-here').textContent).toBe('Page 12 of 13');
    expect(document.activeElement).toBe(screen.getByTestId('page-previous'));
    await user.click(screen.getByTestId('page-first'));
    expect(document.activeElement).toBe(screen.getByTestId('page-next'));
  });

  it('are turned by "go to" as well', async () => {
    const { user } = await openLedger();
    setRowsMode('pages');
    await screen.findByTestId('page-here');
    await goTo(user, '555');
    await waitFor(() => expect(screen.getByTestId('page-here').textContent).toBe('Page 6 of 13'));
    await waitFor(() => expect(document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('556'));
  });
});
