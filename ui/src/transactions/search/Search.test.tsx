import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe';
import { openLedger } from '../../test/render';
import { ledgerState, search, wholeText } from '../state/ledgerState';

const box = () => screen.getByTestId<HTMLInputElement>('search');
const count = () => screen.getByTestId('totals-count').textContent;
const live = () => screen.getByTestId('live-region').textContent;
const chip = (name: string) => within(screen.getByTestId(`chip-${name}`)).getByRole('button', { name: /^Edit/ });

describe('the search box', () => {
  it('is reached by Ctrl+F and by slash and searches after a pause', async () => {
    const { user, host } = await openLedger();
    await user.keyboard('/');
    expect(document.activeElement).toBe(box());
    await user.keyboard('oka');
    await waitFor(() => expect(host.log).toContainEqual({ name: 'search_read', request: { accountId: 'acc-alder', text: 'oka' } }));
    expect(host.log.filter((one) => one.name === 'search_read').length).toBeLessThan(3);
    await waitFor(() => expect(screen.getAllByTestId('grid-row')[0]?.querySelector('mark')?.textContent).toBe('Oka'));
    expect(screen.queryByRole('list', { name: 'Filters in use' })).toBeNull();
  });

  it('turns a piece with an operator into a chip at the blank behind it, and words at Enter', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.keyboard('status:settled oka');
    await screen.findByTestId('chip-status-settled');
    expect(box().value).toBe('oka');
    await user.keyboard('{Enter}');
    await screen.findByTestId('chip-oka');
    expect(box().value).toBe('');
    expect(wholeText(ledgerState())).toBe('status:settled oka');
  });

  it('takes a paste of many lines as one search', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.paste(`D.\r\n${'x'.repeat(100)}\n\n${'y'.repeat(100)}`);
    expect(box().value).toBe(`D. ${'x'.repeat(100)} ${'y'.repeat(100)}`);
    await screen.findByTestId('no-match');
    await user.click(screen.getByTestId('search-clear'));
    await screen.findAllByTestId('grid-row');
  });

  it('says that a long text is not searched to its end', async () => {
    await openLedger();
    search('\u{1F4B3}'.repeat(2000));
    await screen.findByTestId('no-match');
    expect(screen.queryByTestId('search-long')).toBeNull();
    search('x'.repeat(2001));
    expect((await screen.findByTestId('search-long')).textContent).toBe('Only the first 2,000 characters are searched.');
    expect(await axeFindings(screen.getByRole('search'))).toEqual([]);
  });

  it.each(['4111111111111111', '4111 1111 1111 1111'])('refuses %s while it is typed, and neither sends nor keeps it', async (number) => {
    const { user, host } = await openLedger();
    await user.click(box());
    await user.keyboard(`oka ${number}`);
    expect((await screen.findByTestId('search-card')).textContent).toBe('Whole card numbers are never kept here. Look for the last four digits.');
    expect(box().value).toBe(`oka ${number}`);
    expect(await axeFindings(screen.getByRole('search'))).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('search-card')).toBeNull());
    expect(ledgerState().text).toMatch(/^oka 41\*[*\s]+1111$/);
    expect(host.log).toContainEqual({ name: 'search_read', request: { accountId: 'acc-alder', text: ledgerState().text } });
    expect(JSON.stringify([host.log, { ...window.localStorage }])).not.toContain(number);
    expect(host.log.filter((one) => one.name === 'search_suggest' && /\d{12}/.test(JSON.stringify(one.request)))).toEqual([]);
  });

  it('keeps text in another direction within its chip', async () => {
    await openLedger();
    search('"\u202Eevil name"');
    const label = await screen.findByText('\u202Eevil name');
    expect(label.tagName).toBe('BDI');
  });

  it('empties step by step with Escape', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.keyboard('sta');
    await screen.findByTestId('suggestions');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('suggestions')).toBeNull();
    expect(box().value).toBe('sta');
    await user.keyboard('{Escape}');
    expect(box().value).toBe('');
  });
});

describe('suggestions', () => {
  it('are chosen with the arrows and stand for the piece that is typed', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.keyboard('oka sta');
    const list = await screen.findByTestId('suggestions');
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(box().getAttribute('aria-controls')).toBe(list.id);
    await user.keyboard('{ArrowDown}');
    const active = document.getElementById(box().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('status:');
    expect(await axeFindings(screen.getByRole('search'))).toEqual([]);
    await user.keyboard('{Enter}');
    expect(box().value).toBe('oka status:');
    await screen.findByText('status:settled');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await screen.findByTestId('chip-status-settled');
    expect(box().value).toBe('oka');
    expect(live()).toContain('suggestions');
  });

  it('are chosen with a press', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.keyboard('terminal:web');
    await user.click(await screen.findByText('terminal:"T2 Web Permits"'));
    await screen.findByText('Terminal: T2 Web Permits');
    expect(document.activeElement).toBe(box());
  });
});

describe('chips', () => {
  it('are one stop of the tab order and are walked, edited and removed by key', async () => {
    const { user } = await openLedger();
    search('status:settled type:sale brand:visa');
    await screen.findByTestId('chip-brand-visa');
    await user.click(box());
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(chip('brand-visa'));
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement).toBe(chip('status-settled'));
    await user.keyboard('{ArrowRight}{Delete}');
    await waitFor(() => expect(screen.queryByTestId('chip-type-sale')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(chip('brand-visa')));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(box());
    await user.keyboard('{ArrowLeft}{F2}');
    await waitFor(() => expect(box().value).toBe('brand:visa'));
    await waitFor(() => expect(document.activeElement).toBe(box()));
    await user.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}amex{Enter}');
    await screen.findByTestId('chip-brand-amex');
    expect(screen.getAllByRole('list', { name: 'Filters in use' })[0]?.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    expect(await axeFindings(screen.getByRole('search'))).toEqual([]);
  });

  it('that are wrong say so, the others still apply, and the suggestion is one press', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.keyboard('status:declined amont:>100 ');
    const problem = await screen.findByTestId('search-problem');
    expect(problem.textContent).toContain('Unknown field amont. Did you mean amount?');
    expect(problem.textContent).toContain('It is left out until it is corrected.');
    expect(chip('amont-100').getAttribute('aria-describedby')).toBe(within(problem).getByText(/Unknown field/).id);
    await waitFor(() => expect(Number(screen.getByTestId('totals-count').dataset.count)).toBeLessThan(100));
    const declined = count();
    expect(await axeFindings(screen.getByRole('search'))).toEqual([]);
    await user.click(screen.getByTestId('search-suggestion'));
    await screen.findByText('Amount over 100.00');
    expect(screen.queryByTestId('search-problem')).toBeNull();
    await waitFor(() => expect(count()).not.toBe(declined));
  });

  it.each([
    ['amount:>abc', /needs a number/],
    ['date:13/45/2026', /not a date/],
  ])('of %s tell what is wrong', async (piece, sentence) => {
    await openLedger();
    search(piece);
    expect((await screen.findByTestId('search-problem')).textContent).toMatch(sentence);
    await waitFor(() => expect(count()).toBe('1,240 rows'));
  });

  it('are cleared together', async () => {
    const { user } = await openLedger();
    search('status:settled oka');
    await user.click(await screen.findByTestId('clear-filters'));
    await waitFor(() => expect(screen.queryByTestId('clear-filters')).toBeNull());
    expect(document.activeElement).toBe(box());
    expect(live()).toContain('cleared');
  });
});

describe('filter menus', () => {
  it('write their pieces into the search and show what is written there', async () => {
    const { user } = await openLedger();
    await user.click(screen.getByTestId('filter-status'));
    await user.click(await screen.findByTestId('filter-status-declined'));
    await user.keyboard('{Escape}');
    expect((await screen.findByTestId('chip-status-declined')).textContent).toContain('Status: Declined');
    await user.click(screen.getByTestId('filter-terminal'));
    await user.click(await screen.findByTestId('filter-terminal-t2'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(ledgerState().text).toBe('status:declined terminal:"T2 Web Permits"'));
    search('type:return');
    await waitFor(() => expect(screen.getByTestId('filter-type').textContent).toBe('Type1'));
    expect(screen.getByTestId('filter-status').textContent).toBe('Status');
  });

  it('keep the word of a quick date, so that it moves with the calendar', async () => {
    const { user, host } = await openLedger();
    await user.click(screen.getByTestId('filter-preset'));
    await user.click(await screen.findByRole('option', { name: 'This fiscal year' }));
    await screen.findByText('Dates: This fiscal year');
    expect(ledgerState().text).toBe('date:fiscal-year');
    await waitFor(() =>
      expect(host.log).toContainEqual({
        name: 'transactions_totals',
        request: { filter: expect.objectContaining({ from: '2026-07-01', to: '2026-10-06' }), picked: null },
      }),
    );
  });
});

describe('a search that finds nothing', () => {
  it('names the chip to drop with the rows it would give, one press away', async () => {
    const { user } = await openLedger();
    await user.click(box());
    await user.keyboard('status:settled zzzz');
    const advice = await screen.findByText(/there are 1,1\d\d rows/);
    expect(advice.textContent).toMatch(/^Without .zzzz. there are/);
    expect(within(advice).getByText('zzzz').tagName).toBe('BDI');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('no-match-remove'));
    await screen.findAllByTestId('grid-row');
    expect(wholeText(ledgerState())).toBe('status:settled');
    expect(box().value).toBe('');
  });
});

describe('why a row was found', () => {
  it('is marked in its cells, or said where no column shows it', async () => {
    await openLedger();
    search('permit');
    await waitFor(() => expect(screen.getAllByTestId('found-in')[0]?.textContent).toBe('Found in description'));
    search('okafor');
    await waitFor(() => expect(document.querySelector('[data-column="customer"] mark')?.textContent).toBe('Okafor'));
    expect(screen.queryByTestId('found-in')).toBeNull();
  });
});

describe('a link', () => {
  it('shows exactly its rows, and works twice', async () => {
    await openLedger();
    const follow = () => {
      window.location.hash = `#/transactions?q=${encodeURIComponent('status:declined brand:visa')}`;
      fireEvent(window, new HashChangeEvent('hashchange'));
    };
    follow();
    await screen.findByTestId('chip-status-declined');
    search('');
    await waitFor(() => expect(screen.queryByTestId('chip-status-declined')).toBeNull());
    follow();
    await screen.findByTestId('chip-brand-visa');
    expect(window.location.hash).toBe('#/transactions');
  });

  it('to one payment opens it beside the list', async () => {
    const { host } = await openLedger();
    const page = host.log.find((one) => one.name === 'transactions_page');
    expect(page).toBeTruthy();
    const id = screen.getAllByTestId('grid-row')[2]?.dataset.rowId ?? '';
    window.location.hash = `#/transactions?id=${encodeURIComponent(id)}`;
    fireEvent(window, new HashChangeEvent('hashchange'));
    await screen.findByTestId('detail-panel');
    expect(host.log).toContainEqual({ name: 'transactions_detail', request: expect.objectContaining({ id }) });
  });
});
