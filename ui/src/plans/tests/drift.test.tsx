import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PlanDifference, PlanSeenView } from '../../bindings';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { live, openPlanPage, planWith, sent, underWay } from './harness';

const differences: PlanDifference[] = [
  { field: 'amount', label: 'Amount', here: '$125.00', there: '$120.00', canKeep: true },
  { field: 'made', label: 'Payments made', here: '1', there: '2', canKeep: false },
];

const seenAt = (terminalId: string, terminalName: string, found: boolean): PlanSeenView => ({
  terminalId,
  terminalName,
  found,
  at: '2026-10-06T09:00:00Z',
  who: 'nightly',
  how: 'compared',
  words: found ? '2 of 10, next payment Oct 29, $125.00 every month' : '',
});

const rows = (id: string) => within(screen.getByTestId(id)).getAllByRole('row').slice(1).map((row) => row.textContent);

describe('our book and Converge', () => {
  it('stand beside each other field by field, and nothing is taken over by itself', async () => {
    const plan = await planWith('plan-3', () => ({ differences }));
    const { host } = await openPlanPage('plan-3', { calls: { plan_page: () => plan } });
    expect(rows('drift-table')[0]).toContain('Amount$125.00$120.00');
    expect(rows('drift-table')[1]).toContain('Only Converge can change this.');
    expect(screen.queryByTestId('drift-keep-made')).toBeNull();
    expect([...sent(host, 'plan_take_theirs'), ...sent(host, 'plan_change'), ...sent(host, 'plan_change_preview')]).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });

  it('take over one value of Converge when a person says so', async () => {
    const { user, host } = await openPlanPage('plan-3');
    await user.click(screen.getByTestId('drift-take-amount'));
    await waitFor(() => expect(live()).toContain('Amount: what Converge says is in our book now.'));
    expect(sent(host, 'plan_take_theirs')).toEqual([{ planId: 'plan-3', fields: ['amount'] }]);
  });

  it('keep ours only after the change was told in words', async () => {
    const { user, host } = await openPlanPage('plan-3', {
      calls: { plan_change_preview: () => ({ words: ['$125.00 from the payment on Oct 29.'], change: '{"amount":12500}' }), plan_change: () => underWay },
    });
    await user.click(screen.getByTestId('drift-keep-amount'));
    expect((await screen.findByTestId('change-words')).textContent).toContain('$125.00 from the payment on Oct 29.');
    expect(sent(host, 'plan_change_preview')).toEqual([expect.objectContaining({ planId: 'plan-3', keep: ['amount'], amount: null })]);
    expect(sent(host, 'plan_change')).toEqual([]);
    await user.click(screen.getByTestId('plan-act-confirm'));
    await waitFor(() => expect(window.location.hash).toBe('#/acts/act-1'));
    expect(sent(host, 'plan_change')).toEqual([{ plan_id: 'plan-3', change: '{"amount":12500}', reason: '', note: '' }]);
  });

  it('of a plan that was never confirmed offer to send it now', async () => {
    const { user, host } = await openPlanPage('plan-4', { calls: { plan_send: () => underWay } });
    expect(screen.getByTestId('drift-absent').textContent).toContain('Not at Converge: created here Sep 12');
    await user.click(screen.getByTestId('drift-send'));
    await screen.findByTestId('send-dialog');
    expect(document.activeElement).toBe(screen.getByTestId('plan-act-cancel'));
    await user.click(screen.getByTestId('plan-act-confirm'));
    await waitFor(() => expect(window.location.hash).toBe('#/acts/act-1'));
    expect(sent(host, 'plan_send')).toEqual([{ plan_id: 'plan-4', reason: '', note: '' }]);
  });

  it('tell why it cannot be sent, and send nothing twice', async () => {
    const said = 'Choose an earlier approved payment whose card is to be used. Cards are not typed here.';
    const { user } = await openPlanPage('plan-4', {
      calls: {
        plan_send: () => {
          throw new HostError({ code: 'invalid_input', message: said, details: { field: 'card_of' } });
        },
      },
    });
    await user.click(screen.getByTestId('plan-send'));
    await user.click(await screen.findByTestId('plan-act-confirm'));
    expect((await screen.findByTestId('plan-act-failure')).textContent).toContain(said);
  });

  it('are crossed out with a reason, and not without one', async () => {
    const { user, host } = await openPlanPage('plan-4');
    await user.click(screen.getByTestId('drift-cancel'));
    await screen.findByTestId('cancel-dialog');
    await user.click(screen.getByTestId('cancel-confirm'));
    expect((await screen.findByTestId('cancel-reason-error')).textContent).toContain('Write why');
    expect(sent(host, 'plan_cancel')).toEqual([]);
    await user.type(screen.getByTestId('cancel-reason'), 'Resident moved away');
    await user.click(screen.getByTestId('cancel-confirm'));
    await waitFor(() => expect(screen.getByTestId('plan-standing').textContent).toBe('Crossed out'));
    expect(sent(host, 'plan_cancel')).toEqual([{ planId: 'plan-4', reason: 'Resident moved away' }]);
    expect(screen.queryByTestId('drift-absent')).toBeNull();
  });

  it('show both where the plan is under another terminal, and move it only when asked', async () => {
    const plan = await planWith('plan-1', ({ row }) => ({
      row: { ...row, atConverge: 'elsewhere', atConvergeWords: 'Found under T4 Web Utility, not under Web Permits.' },
      seen: [seenAt('t2', 'Web Permits', false), seenAt('t4', 'T4 Web Utility', true)],
    }));
    const { user, host } = await openPlanPage('plan-1', { calls: { plan_page: () => plan } });
    expect(screen.getByTestId('drift-elsewhere').textContent).toContain('nothing is merged by itself');
    expect(rows('drift-seen')[0]).toContain('No such plan here');
    expect(rows('drift-seen')[1]).toContain('T4 Web Utility (another terminal)2 of 10, next payment Oct 29');
    expect(sent(host, 'plan_take_theirs')).toEqual([]);
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('drift-take-terminal'));
    await waitFor(() => expect(sent(host, 'plan_take_theirs')).toEqual([{ planId: 'plan-1', fields: ['terminal'] }]));
  });
});

describe('changing a plan', () => {
  const openMore = async (opened: Awaited<ReturnType<typeof openPlanPage>>, id: string) => {
    await opened.user.click(screen.getByTestId('plan-more'));
    await opened.user.click(await screen.findByTestId(id));
  };

  it('sends only what is different, after it was told in words', async () => {
    const opened = await openPlanPage('plan-1', { calls: { plan_change: () => underWay } });
    const { user, host } = opened;
    await openMore(opened, 'plan-edit');
    const amount = await screen.findByTestId('change-amount');
    await user.click(screen.getByTestId('change-look'));
    expect((await screen.findByTestId('change-nothing')).textContent).toContain('Nothing is different');
    await user.clear(amount);
    await user.type(amount, '0.00');
    await user.click(screen.getByTestId('change-look'));
    expect(screen.getByTestId('change-amount-error').textContent).toBe('The amount must be more than zero.');
    expect(sent(host, 'plan_change_preview')).toEqual([]);
    await user.clear(amount);
    await user.type(amount, '130.00');
    await user.click(screen.getByTestId('change-look'));
    expect((await screen.findByTestId('change-words')).textContent).toContain('$130.00 from the payment on Oct 29.');
    expect(sent(host, 'plan_change_preview')).toEqual([
      { planId: 'plan-1', keep: [], amount: '130.00', total: null, next: null, cycle: null, half: null, endOfMonth: null, skipNext: null, person: null },
    ]);
    expect(document.activeElement).toBe(screen.getByTestId('plan-act-cancel'));
  });

  it('suspends, and skips, without anything to type', async () => {
    const opened = await openPlanPage('plan-1');
    await openMore(opened, 'plan-suspend');
    await screen.findByTestId('change-words');
    await opened.user.click(screen.getByTestId('plan-act-cancel'));
    await openMore(opened, 'plan-skip');
    await screen.findByTestId('change-words');
    expect(sent(opened.host, 'plan_change_preview')).toEqual([expect.objectContaining({ cycle: 'suspended' }), expect.objectContaining({ skipNext: true })]);
  });

  it('ends for good only with a reason', async () => {
    const opened = await openPlanPage('plan-1', { calls: { plan_end: () => underWay } });
    const { user, host } = opened;
    await openMore(opened, 'plan-end');
    await screen.findByTestId('end-dialog');
    await user.click(screen.getByTestId('plan-act-confirm'));
    expect(screen.getByTestId('plan-act-reason-error').textContent).toContain('Write why');
    expect(sent(host, 'plan_end')).toEqual([]);
    await user.type(screen.getByTestId('plan-act-reason'), 'The class was closed');
    await user.click(screen.getByTestId('plan-act-confirm'));
    await waitFor(() => expect(window.location.hash).toBe('#/acts/act-1'));
    expect(sent(host, 'plan_end')).toEqual([{ plan_id: 'plan-1', reason: 'The class was closed', note: '' }]);
  });
});
