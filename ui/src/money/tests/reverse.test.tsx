import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { formatMoney, plainMoney } from '../../format/money';
import { HostError } from '../../host';
import { alderCreek } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { cell, openLedger } from '../../test/render';
import { calls, chooseReason, dialogText, fillIn, live, onAct, onPayment, payment, reversing } from './harness';

const open = 'status:open type:sale';
const settled = 'status:settled type:sale';

describe('a sale before settlement', () => {
  it('is voided: says what that means and until when, and ends on the page of the act', async () => {
    const opened = await reversing(open);
    const { user, row } = opened;
    expect(dialogText('reverse-dialog')).toContain('PRACTICE');
    expect(dialogText('reverse-meaning')).toContain('Void: the resident will not be charged.');
    expect(dialogText('reverse-until')).toBe('Possible until 7:00 PM here (9:00 PM ET).');
    expect(screen.queryByTestId('reverse-amount')).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await fillIn(opened);
    const confirm = screen.getByTestId('reverse-confirm');
    expect(confirm.textContent).toBe(`Void ${row.amount && formatMoney(row.amount)}`);
    await user.click(confirm);
    expect(await screen.findByTestId('act-page')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId('act-title'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('approved'));
    await waitFor(() => expect(live()).toContain('Voided. The payment is out of the batch'));
    expect(calls(opened, 'reverse')).toEqual([
      { name: 'reverse', request: { account_id: 'acc-alder', id: row.id, what: 'void', amount: row.amount && plainMoney(row.amount), last4: row.last4, reason: 'class_cancelled', note: '' } },
    ]);
  });

  it('has its act and its new status on its own page afterwards, and no second way', async () => {
    const opened = await reversing(open);
    await fillIn(opened);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('approved'));
    await opened.user.click(screen.getByTestId('act-payment-link'));
    const page = await screen.findByTestId('payment-page');
    expect((await within(page).findByTestId('payment-act')).textContent).toContain('Void of');
    await waitFor(() => expect(within(page).queryByTestId('reverse-open')).toBeNull());
  });

  it('that settled meanwhile comes back as a refund, with everything that was typed', async () => {
    const opened = await reversing(open);
    await fillIn(opened);
    await opened.user.type(screen.getByTestId('reverse-note'), 'Asked at the counter');
    opened.host.money.settle(opened.row.id);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    expect((await screen.findByTestId('reverse-changed')).textContent).toContain('has settled meanwhile');
    await waitFor(() => expect(dialogText('reverse-meaning')).toContain('Refund: the money goes back'));
    expect((screen.getByTestId('reverse-last4') as HTMLInputElement).value).toBe(opened.row.last4);
    expect((screen.getByTestId('reverse-note') as HTMLTextAreaElement).value).toBe('Asked at the counter');
    expect(screen.getByTestId('reverse-reason').textContent).toContain('Class canceled');
    expect(screen.getByRole('heading', { level: 2, name: /Refund this payment/ })).toBeTruthy();
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    await screen.findByTestId('act-page');
    expect(calls(opened, 'reverse').at(-1)?.request).toMatchObject({ what: 'return' });
  });

  it('pressed while settlement runs: nothing was changed, and the payment can be looked at again', async () => {
    const opened = await reversing(open, { money: { outcome: 'settling', answerAfter: 600 } });
    await fillIn(opened);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    await waitFor(() => expect(screen.getByTestId('act-meaning').textContent).toBe('Settlement is running. Nothing was changed.'));
    expect(screen.getByTestId('act-settling').textContent).toMatch(/^Looks at the payment again in (10:00|9:5\d)\.$/);
    expect(screen.getByTestId('act-code').textContent).toBe('Code: 4018');
    opened.host.money.settle(opened.row.id);
    await opened.user.click(screen.getByTestId('act-reverse-again'));
    await waitFor(() => expect(dialogText('reverse-meaning')).toContain('Refund: the money goes back'));
  });

  it('ten minutes after settlement was running, the dialog comes back as a refund; nothing is sent by itself', async () => {
    const { id } = await payment(open);
    const opened = await onAct({ kind: 'void', state: 'rejected', code: '4018', target: id, ended_at: new Date(Date.now() - 597_000).toISOString() });
    opened.host.money.settle(id);
    expect(screen.queryByTestId('reverse-dialog')).toBeNull();
    await waitFor(() => expect(dialogText('reverse-meaning')).toContain('Refund: the money goes back'));
    expect(screen.queryByTestId('act-settling')).toBeNull();
    expect(calls(opened, 'reverse')).toEqual([]);
  });

  it('says what the program refuses even where the field to blame is not shown', async () => {
    const refuse = () => {
      throw new HostError({ code: 'invalid_input', message: 'Before settlement only the whole payment can be voided.', details: { field: 'amount', reason: 'void_is_whole' } });
    };
    const opened = await reversing(open, { calls: { reverse: refuse } });
    await fillIn(opened);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    expect((await screen.findByTestId('error-notice')).textContent).toContain('only the whole payment can be voided');
  });
});

describe('a settled sale', () => {
  it('is refunded in part, and says what remains and what does not come back', async () => {
    const opened = await reversing(settled, { money: { fee: 450 } });
    const { user, row } = opened;
    expect(dialogText('reverse-meaning')).toContain('The service fee of $4.50 is not returned.');
    const amount = screen.getByTestId('reverse-amount') as HTMLInputElement;
    expect(amount.value).toBe(row.amount && plainMoney(row.amount));
    await user.clear(amount);
    await user.type(amount, '1.50');
    expect(screen.getByTestId('reverse-confirm').textContent).toBe('Refund $1.50');
    await fillIn(opened);
    await user.click(screen.getByTestId('reverse-confirm'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('approved'));
    expect(screen.getByTestId('act-tell').textContent).toContain('Tell the resident: The money is on its way');
    expect(screen.getByTestId('copy-approval')).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it('is not refunded with more than remains, with no amount, or with an ambiguous one', async () => {
    const opened = await reversing(settled);
    const { user, row } = opened;
    await fillIn(opened);
    const amount = screen.getByTestId('reverse-amount') as HTMLInputElement;
    const most = row.amount ? formatMoney(row.amount) : '';
    for (const [typed, said] of [
      [(Number(row.amount?.minor) / 100 + 0.01).toFixed(2), `At most ${most} remains.`],
      ['0', `Type the amount like 180.00. At most ${most} remains.`],
      ['1,5', `Type the amount like 180.00. At most ${most} remains.`],
      ['twelve', `Type the amount like 180.00. At most ${most} remains.`],
    ] as const) {
      await user.clear(amount);
      await user.type(amount, typed);
      await user.click(screen.getByTestId('reverse-confirm'));
      expect(screen.getByTestId('reverse-amount-error').textContent).toBe(said);
      expect(document.activeElement).toBe(amount);
      expect(amount.value).toBe(typed);
    }
    expect(calls(opened, 'reverse')).toEqual([]);
  });

  it('of which more went back meanwhile says what remains and is looked at again', async () => {
    const tooMuch = () => {
      throw new HostError({ code: 'invalid_input', message: 'At most $1.00 remains.', details: { field: 'amount', reason: 'too_much' } });
    };
    const opened = await reversing(settled, { calls: { reverse: tooMuch } });
    await fillIn(opened);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    await waitFor(() => expect(screen.getByTestId('reverse-amount-error').textContent).toBe('At most $1.00 remains.'));
    await waitFor(() => expect(calls(opened, 'reverse_offer')).toHaveLength(2));
    expect((screen.getByTestId('reverse-last4') as HTMLInputElement).value).toBe(opened.row.last4);
  });

  it('is not refunded to another card: says so at the field and keeps what was typed', async () => {
    const opened = await reversing(settled);
    await fillIn(opened, opened.row.last4 === '0000' ? '1111' : '0000');
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    await waitFor(() => expect(screen.getByTestId('reverse-last4-error').textContent).toContain('do not match this payment'));
    expect(screen.queryByTestId('error-notice')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('reverse-last4'));
    expect(await axeFindings()).toEqual([]);
  });

  it('needs four digits, a reason, and a note where the reason says nothing', async () => {
    const opened = await reversing(settled);
    const { user } = opened;
    await user.click(screen.getByTestId('reverse-confirm'));
    expect(screen.getByTestId('reverse-last4-error').textContent).toBe('Type the last four digits of the card.');
    expect(screen.getByTestId('reverse-reason-error').textContent).toBe('Choose a reason.');
    await user.type(screen.getByTestId('reverse-last4'), opened.row.last4);
    expect(screen.queryByTestId('reverse-last4-error')).toBeNull();
    await chooseReason(opened, 'Other (see note)');
    await user.click(screen.getByTestId('reverse-confirm'));
    expect(screen.getByTestId('reverse-note-error').textContent).toContain('This reason needs a note');
    expect(calls(opened, 'reverse')).toEqual([]);
  });

  it('with a second person is a request with a number, and nothing is sent', async () => {
    const opened = await reversing(settled, { money: { needsApproval: true } });
    expect(dialogText('reverse-approval')).toContain('A second person has to approve this.');
    expect(screen.getByTestId('reverse-confirm').textContent).toBe('Ask for approval');
    await fillIn(opened);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    expect((await screen.findByTestId('reverse-requested')).textContent).toContain('Request R-0031 is waiting');
    expect(await axeFindings()).toEqual([]);
    await opened.user.click(screen.getByTestId('reverse-cancel'));
    await waitFor(() => expect(screen.queryByTestId('reverse-dialog')).toBeNull());
    await opened.user.click(screen.getByTestId('reverse-open'));
    const nothing = await screen.findByTestId('reverse-nothing');
    expect(nothing.dataset.why).toBe('requested');
    expect(nothing.textContent).toContain('$0.00 remains while a request about this payment is open.');
    expect(screen.queryByTestId('reverse-confirm')).toBeNull();
    expect(calls(opened, 'reverse')).toHaveLength(1);
  });
});

describe('nothing is sent twice or by accident', () => {
  it('pressed twice, or with Enter held down, it is one call', async () => {
    const opened = await reversing(open);
    await fillIn(opened);
    const confirm = screen.getByTestId('reverse-confirm');
    await opened.user.dblClick(confirm);
    await screen.findByTestId('act-page');
    expect(calls(opened, 'reverse')).toHaveLength(1);
  });

  it('with Enter held down on the button it is one call', async () => {
    const opened = await reversing(open);
    await fillIn(opened);
    screen.getByTestId('reverse-confirm').focus();
    await opened.user.keyboard('{Enter>20/}');
    await screen.findByTestId('act-page');
    expect(calls(opened, 'reverse')).toHaveLength(1);
  });

  it('Enter in a field sends nothing, and Esc leaves without a call and gives the focus back', async () => {
    const opened = await reversing(settled);
    await fillIn(opened);
    screen.getByTestId('reverse-last4').focus();
    await opened.user.keyboard('{Enter}');
    screen.getByTestId('reverse-amount').focus();
    await opened.user.keyboard('{Enter}');
    expect(screen.getByTestId('reverse-dialog')).toBeTruthy();
    await opened.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('reverse-dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('reverse-open')));
    expect(screen.getByTestId('payment-page')).toBeTruthy();
    expect(calls(opened, 'reverse')).toEqual([]);
  });

  it('the confirmation never has the focus by itself', async () => {
    await reversing(open);
    expect(document.activeElement).not.toBe(screen.getByTestId('reverse-confirm'));
  });
});

describe('where nothing can be done', () => {
  it('a declined payment or a return offers no reversal at all', async () => {
    for (const text of ['status:declined', 'type:return', 'status:voided']) {
      const { container } = await onPayment(text);
      expect(within(container).queryByTestId('reverse-open')).toBeNull();
      window.location.hash = '';
      document.body.replaceChildren();
    }
  });

  it('a held payment says who can release it', async () => {
    await reversing('status:held');
    expect(screen.getByTestId('reverse-nothing').dataset.why).toBe('held');
    expect(dialogText('reverse-nothing')).toContain('Release or void it in the Converge portal.');
  });

  it('offline it says since when and why, keeps nothing to be sent later, and asks again', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      const status = { practice: false, accounts: [{ ...alderCreek(), environment: 'live' as const, host: 'api.convergepay.com' }] };
      const opened = await reversing(settled, { status, money: { offline: true } });
      const nothing = screen.getByTestId('reverse-nothing');
      expect(nothing.textContent).toMatch(/Money does not move offline.*Offline since \d+:\d\d [AP]M\..*Nothing is kept here to be sent later/s);
      expect(screen.queryByTestId('reverse-confirm')).toBeNull();
      expect(await axeFindings()).toEqual([]);
      opened.host.money.switches.offline = false;
      await opened.user.click(screen.getByTestId('reverse-again'));
      await screen.findByTestId('reverse-confirm');
      expect(calls(opened, 'reverse')).toEqual([]);
    } finally {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
    }
  });

  it('the network goes while it is confirmed: nothing was sent, what was typed stays', async () => {
    const opened = await reversing(settled);
    await fillIn(opened);
    opened.host.money.switches.offline = true;
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    expect((await screen.findByTestId('error-notice')).textContent).toContain('Converge cannot be reached');
    expect((screen.getByTestId('reverse-last4') as HTMLInputElement).value).toBe(opened.row.last4);
    expect(window.location.hash).toContain('#/transactions/');
  });

  it('what is under way is one press away, and no second act is offered', async () => {
    const row = await payment(settled);
    window.location.hash = `#/transactions/${row.id}`;
    const opened = await onPayment(settled);
    const act = opened.host.money.put({ kind: 'return', state: 'unknown', target: row.id, amount: row.amount });
    opened.host.emitChange({ what: 'money', ids: [act.id], cause: 'money' });
    expect((await screen.findByTestId('open-act-banner')).textContent).toContain('The outcome of an action is not known');
    await opened.user.click(screen.getByTestId('reverse-open'));
    const nothing = await screen.findByTestId('reverse-nothing');
    expect(nothing.dataset.why).toBe('under_way');
    await opened.user.click(screen.getByTestId('reverse-act-link'));
    expect((await screen.findByTestId('act-page')).dataset.id).toBe(act.id);
  });

  it('a question of the people who may act is told in words and sends nothing', async () => {
    const opened = await reversing(settled, { money: { guard: 'step_up_needed' } });
    await fillIn(opened);
    await opened.user.click(screen.getByTestId('reverse-confirm'));
    expect(await screen.findByTestId('step-up-dialog')).toBeTruthy();
    await opened.user.click(screen.getByTestId('step-up-cancel'));
    await waitFor(() => expect(screen.queryByTestId('step-up-dialog')).toBeNull());
    expect(screen.getByTestId('reverse-confirm')).toBeTruthy();
    expect(screen.queryByTestId('error-notice')).toBeNull();
  });
});

describe('the panel beside the list', () => {
  it('has the same one action, which says what it does once Converge was asked', async () => {
    const { user } = await openLedger();
    const row = screen.getAllByTestId('grid-row').find((one) => one.textContent?.includes('Open') && one.textContent.includes('Sale'));
    await user.click(cell(Number(row?.dataset.row), 3));
    const button = await screen.findByTestId('reverse-open');
    expect(button.textContent).toBe('Reverse payment\u2026');
    await user.click(button);
    await screen.findByTestId('reverse-confirm');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByTestId('reverse-open').textContent).toBe('Void payment\u2026'));
    expect(screen.getByTestId('detail-panel')).toBeTruthy();
  });
});
