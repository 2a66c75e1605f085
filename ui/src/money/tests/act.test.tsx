import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { IntentState } from '../../bindings';
import { HostError } from '../../host';
import { money } from '../../i18n/en/money';
import { axeFindings } from '../../test/axe';
import { openApp } from '../../test/render';
import { actLooks } from '../ActStateTag';
import { worstFirst } from '../act/ActsPage';
import { calls, live, onAct, payment, usd } from './harness';

const states = Object.keys(money.states) as IntentState[];

describe('the states of an act', () => {
  it('have a word and an outline of their own each', () => {
    const outlines = new Set(states.map((state) => renderToStaticMarkup(createElement(actLooks[state].Icon))));
    expect(outlines.size).toBe(states.length);
    expect(new Set(Object.values(money.states)).size).toBe(states.length);
  });

  it.each(states)('%s: says how it stands and has no accessibility findings', async (state) => {
    await onAct({ state, code: state === 'rejected' ? '4018' : null, next_look_at: state === 'unknown' ? new Date(Date.now() + 42_000).toISOString() : null });
    const page = screen.getByTestId('act-page');
    expect(within(page).getAllByTestId('act-state')[0]?.textContent).toBe(money.states[state]);
    expect(screen.getByTestId('act-meaning').textContent).not.toBe('');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('the page of an act', () => {
  it('opened again or reloaded shows the state and sends nothing', async () => {
    const opened = await onAct({ state: 'dispatching' });
    const writes = ['reverse', 'settle', 'intent_look', 'intent_decide', 'intent_repeat'];
    window.location.hash = '#/home';
    await screen.findByTestId('home');
    window.location.hash = `#/acts/${opened.act.id}`;
    await screen.findByTestId('act-outcome');
    expect(opened.host.log.filter((one) => writes.includes(one.name))).toEqual([]);
    expect(document.title).toMatch(/^Money action/);
  });

  it('while it waits says how long it may take and that leaving is fine', async () => {
    await onAct({ state: 'dispatching' });
    expect(screen.getByTestId('act-waiting').textContent).toMatch(/up to 90 seconds.*leave this page.*Sent \d+ seconds? ago/);
    expect(screen.queryByTestId('act-look')).toBeNull();
  });

  it('says a new state once, politely', async () => {
    const { host, act } = await onAct({ state: 'unknown' });
    host.money.switches.found = 'confirmed_absent';
    await host.call('intent_look', { intent_id: act.id });
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('confirmed_absent'));
    await waitFor(() => expect(live()).toContain('Refund of $45.00: It did not happen.'));
  });

  it('that is not here says so', async () => {
    window.location.hash = '#/acts/nope';
    openApp();
    expect((await screen.findByTestId('act-gone')).textContent).toContain('This action is not on this PC');
  });

  it('that cannot be read says why and reads again', async () => {
    let broken = true;
    window.location.hash = '#/acts/act-1';
    const { user } = openApp({
      calls: {
        intent: () => {
          throw broken ? new HostError({ code: 'storage_busy', message: '', details: {} }) : new HostError({ code: 'not_found', message: '', details: {} });
        },
      },
    });
    expect((await screen.findByTestId('error-notice')).textContent).toContain('The data is in use for a moment');
    broken = false;
    await user.click(screen.getByTestId('retry-button'));
    await screen.findByTestId('act-gone');
  });

  it('goes back with Esc', async () => {
    const { user } = await onAct({ state: 'approved' });
    screen.getByTestId('act-title').focus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('act-page')).toBeNull());
  });
});

describe('an unknown outcome', () => {
  it('says when it looks next, what to tell, and is looked up on request', async () => {
    const opened = await onAct({ state: 'unknown', next_look_at: new Date(Date.now() + 65_000).toISOString() }, { money: { found: 'nothing' } });
    expect(screen.getByTestId('act-next-look').textContent).toMatch(/^Looks again in 1:0\d\.$/);
    expect(screen.getByTestId('act-tell').textContent).toContain('We are checking with the bank');
    expect(screen.getByTestId('act-next').textContent).toContain('do not do the same in the portal');
    expect(screen.queryByTestId('repeat-open')).toBeNull();
    await opened.user.click(screen.getByTestId('act-look-now'));
    await waitFor(() => expect(live()).toContain('Looked it up: nothing is proved yet.'));
    await waitFor(() => expect(screen.getByTestId('act-look').textContent).toContain('Looked up 1 time.'));
    expect(calls(opened, 'intent_look')).toHaveLength(1);
  });

  it('that is found ends, and the payment says so', async () => {
    const { user } = await onAct({ state: 'unknown' });
    await user.click(screen.getByTestId('act-look-now'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('confirmed_done'));
    expect(screen.getByTestId('act-next').textContent).toContain('found by looking it up');
    expect(screen.queryByTestId('act-look')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('act-title'));
  });

  it('shows what it may be where looking does not decide', async () => {
    const { user, host } = await onAct({ state: 'unknown' });
    host.money.switches.found = 'needs_person';
    await user.click(screen.getByTestId('act-look-now'));
    const table = await screen.findByTestId('act-candidates');
    expect(table.textContent).toContain('RET-77');
    expect(screen.getByTestId('decide-form')).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });
});

describe('a decision of a person', () => {
  it('needs an answer and how it was found out', async () => {
    const opened = await onAct({ state: 'needs_person' });
    await opened.user.click(screen.getByTestId('decide-review'));
    expect(screen.getByTestId('decide-form').textContent).toContain('Choose what you found.');
    await opened.user.click(screen.getByTestId('decide-no'));
    await opened.user.type(screen.getByTestId('decide-reason'), 'portal');
    await opened.user.click(screen.getByTestId('decide-review'));
    expect(screen.getByTestId('decide-reason-error').textContent).toContain('at least 10 characters');
    expect(screen.queryByTestId('decide-dialog')).toBeNull();
    expect(calls(opened, 'intent_decide')).toEqual([]);
    screen.getByTestId('decide-reason').focus();
    await opened.user.keyboard('{Escape}');
    expect((screen.getByTestId('decide-reason') as HTMLTextAreaElement).value).toBe('portal');
  });

  it('is asked once more with Cancel in focus, then recorded', async () => {
    const opened = await onAct({ state: 'needs_person' });
    const { user, act } = opened;
    await user.click(screen.getByTestId('decide-yes'));
    await user.type(screen.getByTestId('decide-txn'), ' RET-77 ');
    await user.type(screen.getByTestId('decide-reason'), 'Seen in the current batch');
    await user.click(screen.getByTestId('decide-review'));
    await screen.findByTestId('decide-dialog');
    expect(document.activeElement).toBe(screen.getByTestId('dialog-cancel'));
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('dialog-confirm'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('confirmed_done'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('act-title')));
    expect(calls(opened, 'intent_decide')).toEqual([
      { name: 'intent_decide', request: { intent_id: act.id, happened: true, txn: 'RET-77', reason: 'Seen in the current batch' } },
    ]);
  });
});

describe('asking for the same again', () => {
  it('is offered only for what did not happen, with the amount typed once more', async () => {
    const opened = await onAct({ state: 'confirmed_absent' });
    const { user, act } = opened;
    await user.click(screen.getByTestId('repeat-open'));
    const amount = await screen.findByTestId('repeat-amount');
    expect((amount as HTMLInputElement).value).toBe('');
    await user.type(amount, '54.00{Enter}');
    expect(calls(opened, 'intent_repeat')).toEqual([]);
    await user.click(screen.getByTestId('repeat-confirm'));
    expect(screen.getByTestId('repeat-amount-error').textContent).toBe('Type the amount exactly as it was asked for.');
    expect(await axeFindings()).toEqual([]);
    await user.clear(amount);
    await user.type(amount, '$45.00');
    await user.dblClick(screen.getByTestId('repeat-confirm'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.id).not.toBe(act.id));
    expect(calls(opened, 'intent_repeat')).toHaveLength(1);
    expect((await screen.findByTestId('act-fact-previous')).querySelector('a')?.getAttribute('href')).toBe(`#/acts/${act.id}`);
  });

  it('with a second person is a request', async () => {
    const { user } = await onAct({ state: 'not_sent' }, { money: { needsApproval: true } });
    await user.click(screen.getByTestId('repeat-open'));
    await user.type(await screen.findByTestId('repeat-amount'), '45');
    await user.click(screen.getByTestId('repeat-confirm'));
    expect((await screen.findByTestId('repeat-requested')).textContent).toContain('R-0031');
  });

  it.each(['approved', 'declined', 'unknown', 'needs_person', 'confirmed_done', 'rejected'] as const)('is not offered for %s', async (state) => {
    await onAct({ state });
    expect(screen.queryByTestId('repeat-open')).toBeNull();
  });
});

describe('all acts', () => {
  it('stand worst first, the open ones before the others, and can be narrowed to them', async () => {
    const { user, host } = openApp();
    const target = (await payment('status:settled type:sale')).id;
    host.money.put({ kind: 'void', state: 'approved', target, amount: usd(4500) });
    host.money.put({ kind: 'return', state: 'unknown', target: 'A', amount: usd(100) });
    host.money.put({ kind: 'return', state: 'needs_person', target: 'B', amount: usd(200) });
    window.location.hash = '#/acts';
    const open = await screen.findByTestId('acts-open');
    expect(within(open).getAllByRole('rowheader').map((one) => one.textContent)).toEqual(['Refund of $2.00', 'Refund of $1.00']);
    expect(screen.getByTestId('acts-over').textContent).toContain('Void of $45.00');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('acts-show-open'));
    expect(screen.queryByTestId('acts-over')).toBeNull();
    await user.click(within(screen.getByTestId('acts-open')).getByRole('link', { name: 'Refund of $2.00' }));
    await screen.findByTestId('decide-form');
  });

  it('none says where one begins', async () => {
    window.location.hash = '#/acts';
    openApp();
    expect((await screen.findByTestId('acts-none')).textContent).toContain('Nothing was sent from this PC yet');
    expect(await axeFindings()).toEqual([]);
  });

  it('sorts by need, then newest', () => {
    const act = (id: string, state: IntentState, armed_at: string) => ({ id, state, armed_at }) as never;
    const sorted = worstFirst([act('a', 'dispatching', '3'), act('b', 'unknown', '1'), act('c', 'unknown', '2'), act('d', 'needs_person', '0')]);
    expect(sorted.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('Home', () => {
  it('has an unknown outcome before everything else, with one action that leads there', async () => {
    const opened = openApp();
    await screen.findByTestId('attention');
    expect(screen.queryByTestId('attention-unclear_acts')).toBeNull();
    const act = opened.host.money.put({ kind: 'return', state: 'unknown', target: 'A', amount: usd(4500) });
    opened.host.emitChange({ what: 'money', ids: [act.id], cause: 'money' });
    const item = await screen.findByTestId('attention-unclear_acts');
    expect(within(screen.getByTestId('attention')).getAllByRole('listitem')[0]).toBe(item);
    expect(item.textContent).toContain('Outcome unknown: Refund of $45.00');
    await opened.user.click(screen.getByTestId('attention-act-unclear_acts'));
    await waitFor(() => expect(window.location.hash).toBe(`#/acts/${act.id}`));
    cleanup();
  });

  it('tells several as one and leads to the list; what is only on its way is no matter for it', async () => {
    const { host, user } = openApp();
    await screen.findByTestId('attention');
    host.money.put({ kind: 'return', state: 'dispatching', target: 'C', amount: usd(1) });
    host.money.put({ kind: 'return', state: 'unknown', target: 'A', amount: usd(4500) });
    host.money.put({ kind: 'settle', state: 'needs_person', target: 't1' });
    host.emitChange({ what: 'money', ids: [], cause: 'money' });
    expect((await screen.findByTestId('attention-unclear_acts')).textContent).toContain('2 money actions are not known yet');
    await user.click(screen.getByTestId('attention-act-unclear_acts'));
    await screen.findByTestId('acts-page');
  });
});
