import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { baseStatus } from '../host/fake/town';
import { HostError } from '../host';
import { axeFindings } from '../test/axe';
import { cell, openApp, openLedger } from '../test/render';
import { questionText, readQuestion } from './question';

const shownKey = () => screen.queryByTestId('help-content')?.dataset['key'];
const input = () => screen.getByTestId<HTMLInputElement>('help-search');

beforeEach(() => {
  window.location.hash = '';
});

async function openHelp(hash = '#/help') {
  window.location.hash = hash;
  const opened = openApp();
  await screen.findByTestId('help-page');
  await screen.findByTestId('help-entry-4014');
  return opened;
}

describe('Help', () => {
  it('is reached from the sidebar and begins with the search', async () => {
    const { user } = await openLedger();
    await user.click(screen.getByTestId('nav-help'));
    await screen.findByTestId('help-entry-4014');
    expect(document.activeElement).toBe(input());
    expect(screen.getByTestId('nav-help').getAttribute('aria-current')).toBe('page');
    expect(document.title).toContain('Help');
  });

  it('is reached by F1, and Back returns to where it was opened', async () => {
    const { user } = await openLedger();
    await user.keyboard('{Control>}3{/Control}');
    await screen.findByTestId('edit-account');
    await user.keyboard('{F1}');
    await screen.findByTestId('help-page');
    await user.click(screen.getByTestId('help-back'));
    await screen.findByTestId('edit-account');
  });

  it('is there before anything is set up', async () => {
    window.location.hash = '#/help?value=4014';
    openApp({ status: { ...baseStatus(), practice: false, accounts: [] } });
    expect((await screen.findByTestId('help-title')).textContent).toBe('This user may not do this on this terminal');
    expect(screen.queryByTestId('nav-help')).toBeNull();
  });

  it('finds as one types, opens the best entry with Enter and reads it out', async () => {
    const { user } = await openHelp();
    await user.type(input(), 'gave up');
    await waitFor(() => expect(screen.queryByTestId('help-entry-4014')).toBeNull());
    expect(screen.getByTestId('help-count').textContent).toBe('1 entry');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('help-title')));
    expect(shownKey()).toBe('4017');
    expect(screen.getByTestId('help-booked').dataset['tone']).toBe('warning');
  });

  it('offers near entries for words that nothing fits', async () => {
    const { user } = await openHelp();
    await user.type(input(), 'xylophone');
    await waitFor(() => expect(screen.getByTestId('help-count').textContent).toMatch(/^No entry has all of these words/));
    expect(screen.getByTestId('help-entry-4014')).toBeTruthy();
  });

  it('walks the list with the arrow keys and shows the page beside it', async () => {
    const { user } = await openHelp();
    await user.tab();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(shownKey()).toBeDefined());
    const first = shownKey();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(shownKey()).not.toBe(first));
    expect(document.activeElement?.getAttribute('role')).toBe('option');
    expect(readQuestion(window.location.hash)?.value).toBe(shownKey());
  });

  it('shows every part of a page, in order, to the eye and to axe', async () => {
    await openHelp('#/help?value=4014');
    await screen.findByTestId('help-content');
    const parts = [...screen.getByTestId('help-content').querySelectorAll('h3')].map((one) => one.textContent);
    expect(parts).toEqual(['What it means', 'Was anything booked?', 'Likely causes, in the order to test', 'What to do', 'Who can put it right']);
    expect(await axeFindings()).toEqual([]);
  });

  it('shows what is known of the terminal and what Converge said, as text', async () => {
    const said = 'Not Permitted: <b>bold</b>';
    await openHelp(`#/help?${questionText({ family: 'error', value: '4014', accountId: 'acc-alder', terminalId: 't1', call: 'look_up', said })}`);
    expect((await screen.findByTestId('help-said')).textContent).toBe(said);
    expect(screen.getByText('This terminal is Retail.')).toBeTruthy();
  });

  it('says of an unlisted code that it is not in the book and offers near ones', async () => {
    const { user } = await openHelp('#/help?family=error&value=4242');
    expect((await screen.findByTestId('help-title')).textContent).toContain('does not list (4242)');
    await user.click(screen.getByTestId('help-near-4014'));
    await waitFor(() => expect(shownKey()).toBe('4014'));
  });

  it('says why it cannot show a page, and tries again', async () => {
    let broken = true;
    window.location.hash = '#/help?value=4014';
    const { user } = openApp({
      calls: {
        help_explain: () => {
          if (broken) throw new HostError({ code: 'internal', message: 'x', details: {} });
          return { page: null, suggestions: [] };
        },
      },
    });
    await screen.findByTestId('error-notice');
    broken = false;
    await user.click(screen.getByTestId('retry-button'));
    expect(await screen.findByText(/No entry fits/)).toBeTruthy();
  });
});

describe('Explain in the details of a payment', () => {
  it('puts the plain meaning in line and opens the page of the answer', async () => {
    const { user } = await openLedger();
    await user.click(cell(0, 3));
    await waitFor(() => expect(screen.getByTestId('fact-avs').textContent).toBe('Street and ZIP code match (Y)'));
    expect(screen.getByTestId('fact-cvv').textContent).toBe('The security code matches (M)');
    expect(screen.getByTestId('fact-result').textContent).toMatch(/^(Approved \(APPROVAL\)|Declined by the bank \(DECLINED\))$/);
    await user.click(screen.getByTestId('explain-avs'));
    await waitFor(() => expect(shownKey()).toBe('avs-y'));
    await user.click(screen.getByTestId('help-back'));
    await screen.findAllByTestId('grid-row');
  });

  it('opens the page of what has the focus with F1, else that of the answer of the bank', async () => {
    const { user } = await openLedger();
    await user.click(cell(0, 3));
    const about = await screen.findByTestId('explain-cvv');
    about.focus();
    await user.keyboard('{F1}');
    await waitFor(() => expect(shownKey()).toBe('cvv-m'));
    await user.click(screen.getByTestId('help-back'));
    await user.click((await screen.findAllByTestId('grid-row'))[0]!.querySelector('[data-cell="0:3"]')!);
    (await screen.findByTestId('detail-close')).focus();
    await user.keyboard('{F1}');
    await waitFor(() => expect(shownKey()).toMatch(/^message-/));
  });

  it('explains the status too', async () => {
    const { user } = await openLedger();
    await user.click(cell(8, 3));
    await user.click(await screen.findByTestId('explain-status'));
    await screen.findByTestId('help-page');
    expect(readQuestion(window.location.hash)?.family).toBe('status');
  });
});

describe('a question', () => {
  it('survives its way through the address', () => {
    const question = { family: 'message', value: 'CALL REF.: 12 & 3', accountId: 'a', terminalId: 't', call: 'look_up', said: 'ä?#' } as const;
    expect(readQuestion(`#/help?${questionText(question)}`)).toEqual(question);
    expect(readQuestion('#/help')).toBeNull();
  });
});
