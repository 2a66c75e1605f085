import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe';
import { openLedger } from '../../test/render';
import { changeLedger, forgetLedger, ledgerState, openLedgerOf, search } from '../state/ledgerState';
import { allColumns } from './columnModel';

const shown = () => screen.getAllByRole('columnheader').map((header) => header.dataset.testid?.replace('header-', ''));
const live = () => screen.getByTestId('live-region').lastChild?.textContent;

async function openColumns() {
  const opened = await openLedger();
  await opened.user.click(screen.getByTestId('columns'));
  await screen.findByTestId('columns-dialog');
  return opened;
}

describe('the columns dialog', () => {
  it('shows, hides and moves columns by keyboard', async () => {
    const { user } = await openColumns();
    const list = screen.getByRole('listbox', { name: 'Columns, in order' });
    await waitFor(() => expect(list.contains(document.activeElement)).toBe(true));
    await user.keyboard('{ArrowDown}{Alt>}{ArrowUp}{/Alt}');
    expect(ledgerState().columns.map((one) => one.key).slice(0, 2)).toEqual(['status', 'time']);
    expect(live()).toBe('Status: column 1 of 8');
    await user.keyboard(' ');
    expect(live()).toBe('Status hidden');
    await user.keyboard('{End} ');
    expect(live()).toBe('Read from shown');
    expect(await axeFindings(screen.getByTestId('columns-dialog'))).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(shown()).toEqual(['time', 'type', 'amount', 'card', 'customer', 'invoice', 'terminal', 'origin']));
    expect(screen.getByTestId('grid').getAttribute('aria-colcount')).toBe('8');
  });

  it('switches one column at a time: keys that select many elsewhere do nothing', async () => {
    const { user } = await openColumns();
    const list = screen.getByRole('listbox', { name: 'Columns, in order' });
    await waitFor(() => expect(list.contains(document.activeElement)).toBe(true));
    const { columns } = ledgerState();
    await user.keyboard('{Control>}a{/Control}');
    await user.keyboard('{End}{Shift>}{ArrowUp}{ArrowUp}{Home}{PageUp}{/Shift}{Control>}{Shift>}{Home}{/Shift}{/Control}');
    expect(ledgerState().columns).toEqual(columns);
    await user.keyboard(' ');
    expect(ledgerState().columns).toEqual([...columns, { key: 'origin', width: null }]);
    expect(live()).toBe('Read from shown');
  });

  it('does the same by press, and goes back to the standard columns', async () => {
    const { user } = await openColumns();
    await user.click(screen.getByTestId('column-id'));
    await user.click(screen.getByTestId('column-up'));
    expect(ledgerState().columns.map((one) => one.key).slice(-2)).toEqual(['id', 'terminal']);
    await user.click(screen.getByTestId('columns-pin'));
    expect(ledgerState().pinned).toBe(true);
    await user.click(screen.getByTestId('columns-standard'));
    expect(ledgerState().columns).toHaveLength(8);
    await user.click(screen.getByTestId('columns-done'));
    expect(shown()[0]).toBe('time');
  });

  it('keeps one column', async () => {
    const { user } = await openColumns();
    for (const one of ['status', 'type', 'amount', 'card', 'customer', 'invoice', 'terminal', 'time']) {
      await user.click(screen.getByTestId(`column-${one}`));
    }
    expect(ledgerState().columns.map((one) => one.key)).toEqual(['time']);
    expect(live()).toBe('One column has to stay.');
  });
});

describe('every column', () => {
  it('has something to show, and can be sorted where the program can', async () => {
    const { user, host } = await openLedger();
    const keys = allColumns.map((one) => one.key);
    changeLedger({ columns: keys.map((key) => ({ key, width: null })) });
    await waitFor(() => expect(shown()).toEqual(keys));
    const texts = (key: string) => [...document.querySelectorAll(`[data-column="${key}"]`)].map((one) => one.textContent).join('');
    for (const key of keys.filter((one) => !['tags', 'notes', 'refunded'].includes(one))) expect(texts(key)).not.toBe('');
    for (const { key, sort } of allColumns) {
      const header = screen.getByTestId(`header-${key}`);
      expect(header.hasAttribute('aria-sort')).toBe(sort !== null);
      if (sort === null || sort === 'time') continue;
      await user.click(within(header).getByText(/./));
      await waitFor(() => expect(screen.getByTestId(`header-${key}`).getAttribute('aria-sort')).toBe('ascending'));
      expect(host.log).toContainEqual({ name: 'transactions_page', request: expect.objectContaining({ sort: { column: sort, direction: 'ascending' } }) });
    }
  });
});

describe('a restart', () => {
  it('brings back the search, the columns, the order and the view', async () => {
    const { user } = await openLedger();
    search('status:declined oka');
    changeLedger({ columns: [{ key: 'id', width: 300 }, { key: 'amount', width: null }], sort: { column: 'amount', direction: 'ascending' }, pinned: true });
    await waitFor(() => expect(shown()).toEqual(['id', 'amount']));
    await user.click(screen.getByTestId('search'));
    await user.keyboard('for');
    await waitFor(() => expect(ledgerState().draft).toBe('for'));
    forgetLedger();
    openLedgerOf('acc-alder');
    expect(ledgerState()).toMatchObject({ text: 'status:declined oka for', draft: '', sort: { column: 'amount', direction: 'ascending' }, pinned: true });
    expect(ledgerState().columns).toEqual([{ key: 'id', width: 300 }, { key: 'amount', width: null }]);
  });

  it('never brings back what could be a whole card number', async () => {
    await openLedger();
    search('status:open 4111 1111 1111 1111');
    expect(window.localStorage.getItem('ledger-acc-alder')).toContain('status:open');
    expect(JSON.stringify({ ...window.localStorage })).not.toMatch(/1111/);
  });

  it('with damaged settings starts as at first', async () => {
    for (const damaged of ['{', '7', '{"columns":[{"key":"aura"}],"sort":{"column":"x"},"text":5}']) {
      forgetLedger();
      window.localStorage.setItem('ledger-acc-alder', damaged);
      openLedgerOf('acc-alder');
      expect(ledgerState()).toMatchObject({ text: '', sort: { column: 'time', direction: 'descending' } });
      expect(ledgerState().columns).toHaveLength(8);
    }
  });
});
