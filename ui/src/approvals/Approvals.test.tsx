import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { practicePassword } from '../host/fake/people';
import { axeFindings } from '../test/axe';
import { openApp, type Opened } from '../test/render';

const open = (signedIn: string, people = {}) => {
  window.location.hash = '#/approvals';
  return openApp({ rows: 200, people: { signedIn, ...people } });
};
const find = (id: string) => screen.findByTestId(id);
const sent = ({ host }: Opened, name: string) => host.log.filter((one) => one.name === name).map(({ request }) => request);
const request = async (number: string) => within(await find(`approval-${number}`));

describe('the inbox', () => {
  it('shows what is asked beside the original payment, and counts for the ear, too', async () => {
    open('Sofia Supervisor');
    const one = await request('R-0030');
    const payment = await one.findByTestId('approval-payment-R-0030');
    expect(payment.getAttribute('href')).toMatch(/^#\/transactions\/./);
    expect(await one.findByText('Settled')).toBeTruthy();
    const text = (await find('approval-R-0030')).textContent ?? '';
    for (const part of ['Dana Clerk', 'Class canceled', 'The resident came to the counter.', 'Expires', 'in 13 days']) expect(text).toContain(part);
    expect((await find('approvals-count')).textContent).toBe('22 wait for your decision');
    expect(screen.getByTestId('nav-approvals').getAttribute('aria-current')).toBe('page');
    expect(screen.getByTestId('decided-act-R-0029').getAttribute('href')).toBe('#/acts/act-29');
    expect(await axeFindings()).toEqual([]);
  });

  it('approves with the focus on Cancel, never by Enter, and links to what was done', async () => {
    const opened = open('Sofia Supervisor');
    const { user } = opened;
    await user.click((await request('R-0030')).getByTestId('approve-R-0030'));
    const dialog = within(await find('decide-dialog'));
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByTestId('decide-cancel')));
    expect(await axeFindings()).toEqual([]);
    await user.click(dialog.getByTestId('decide-note'));
    await user.keyboard('fine{Enter}');
    expect(sent(opened, 'approval_decide')).toHaveLength(0);
    await user.click(dialog.getByTestId('decide-confirm'));
    expect((await find('decide-result')).textContent).toContain('R-0030 is approved.');
    expect(screen.getByTestId('decide-see').getAttribute('href')).toBe('#/acts/act-request-30');
    expect(sent(opened, 'approval_decide')).toEqual([{ id: 'request-30', bound: 'bound-of-R-0030', approve: true, note: 'fine', name: null, password: null }]);
    await user.click(screen.getByTestId('decide-close'));
    await find('decided-R-0030');
    expect(screen.queryByTestId('approval-R-0030')).toBeNull();
  });

  it('wants the password once more where it is old, then decides once', async () => {
    const opened = open('Sofia Supervisor', { fresh: false });
    const { user } = opened;
    await user.click((await request('R-0031')).getByTestId('approve-R-0031'));
    await user.click(await find('decide-confirm'));
    await user.click(await find('step-up-password'));
    await user.paste(practicePassword);
    await user.click(screen.getByTestId('step-up-submit'));
    await find('decide-result');
    expect(sent(opened, 'approval_decide')).toHaveLength(2);
    expect(screen.queryByTestId('decide-failure')).toBeNull();
  });

  it('refuses only with a note', async () => {
    const opened = open('Sofia Supervisor');
    const { user } = opened;
    await user.click((await request('R-0030')).getByTestId('refuse-R-0030'));
    await user.click(await find('decide-confirm'));
    expect((await find('decide-note-error')).textContent).toContain('Write why not');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('decide-note')));
    expect(sent(opened, 'approval_decide')).toHaveLength(0);
    await user.paste('The class takes place.');
    await user.click(screen.getByTestId('decide-confirm'));
    expect((await find('decide-result')).textContent).toContain('refused. Nothing was done.');
  });

  it('shows who asked no button to decide, says why, and lets them take it back', async () => {
    const opened = open('Dana Clerk');
    const { user } = opened;
    const one = await request('R-0030');
    expect(one.queryByTestId('approve-R-0030')).toBeNull();
    expect(one.queryByTestId('refuse-R-0030')).toBeNull();
    expect(one.getByTestId('approval-why-R-0030').textContent).toContain('You asked for this. Somebody else has to decide.');
    expect(screen.queryByTestId('approvals-count')).toBeNull();
    await user.click(one.getByTestId('withdraw-R-0030'));
    await user.click(await find('decide-confirm'));
    expect((await find('decide-result')).textContent).toContain('R-0030 is taken back.');
    expect(sent(opened, 'approval_withdraw')).toEqual([{ id: 'request-30' }]);
  });

  it('lets an approver decide at the same computer with name and password; three wrong ones lock', async () => {
    const opened = open('Dana Clerk');
    const { user, host } = opened;
    await user.click((await request('R-0031')).getByTestId('other-R-0031'));
    await user.click(await find('decide-confirm'));
    expect((await find('decide-name-error')).textContent).toBe('Write your name.');
    await user.click(screen.getByTestId('decide-choice-approve'));
    await user.click(screen.getByTestId('decide-name'));
    await user.paste('Dana Clerk');
    await user.click(screen.getByTestId('decide-password'));
    await user.paste(practicePassword);
    await user.click(screen.getByTestId('decide-confirm'));
    expect((await find('decide-failure')).textContent).toContain('You asked for this. Somebody else has to decide.');
    await user.clear(screen.getByTestId('decide-name'));
    await user.click(screen.getByTestId('decide-name'));
    await user.paste('Ada Administrator');
    for (let time = 0; time < 3; time += 1) {
      await user.click(screen.getByTestId('decide-password'));
      await user.paste(`wrong ${time}`);
      await user.click(screen.getByTestId('decide-confirm'));
      if (time < 2) expect((await find('decide-password-error')).textContent).toContain('not right');
    }
    await find('locked-out');
    await user.clear(screen.getByTestId('decide-name'));
    await user.click(screen.getByTestId('decide-name'));
    await user.paste('Sofia Supervisor');
    await user.click(screen.getByTestId('decide-password'));
    await user.paste(practicePassword);
    await user.click(screen.getByTestId('decide-confirm'));
    expect((await find('decide-result')).textContent).toContain('R-0031 is approved.');
    expect(host.people.you()?.name).toBe('Dana Clerk');
  });

  it('tells that a request has expired meanwhile, and keeps it among the decided ones', async () => {
    const opened = open('Sofia Supervisor');
    const { user, host } = opened;
    await user.click((await request('R-0030')).getByTestId('approve-R-0030'));
    const confirm = await find('decide-confirm');
    act(() => void host.approvals.put({ number: 'R-0030', expiresAt: '2026-10-01T00:00:00Z' }));
    await user.click(confirm);
    expect((await find('decide-failure')).textContent).toContain('has expired');
    await user.click(screen.getByTestId('decide-cancel'));
    expect((await find('decided-R-0030')).textContent).toContain('Expired');
  });

  it('tells why something approved was not carried out', async () => {
    const { host } = open('Sofia Supervisor');
    await find('decided-R-0029');
    act(() => void host.approvals.put({ number: 'R-0029', intentId: null, problem: 'The payment was given back meanwhile.' }));
    expect((await find('decided-problem-R-0029')).textContent).toContain('The payment was given back meanwhile.');
  });

  it('with nothing waiting names the last decision', async () => {
    const { host } = open('Sofia Supervisor');
    await find('decided-R-0029');
    act(() => ['R-0030', 'R-0031'].forEach((number) => host.approvals.put({ number, state: 'withdrawn', decidedBy: 'Dana Clerk', decidedAt: '2026-10-02T18:00:00Z' })));
    expect((await find('approvals-empty')).textContent).toMatch(/^Nothing waiting\. Last decision: R-00\d\d (approved|withdrawn) by .+, Oct \d, 2026/);
    expect(await axeFindings()).toEqual([]);
  });
});

describe('on Home', () => {
  const home = (signedIn: string) => openApp({ rows: 200, people: { signedIn } });

  it('an approver is asked to decide', async () => {
    const { user } = home('Sofia Supervisor');
    const line = await find('attention-approvals_waiting');
    expect(line.textContent).toContain('2 requests wait for your decision.');
    await user.click(screen.getByTestId('attention-act-approvals_waiting'));
    await find('approvals-waiting');
  });

  it('who asked hears quietly that it was decided, until they have looked', async () => {
    const { user } = home('Dana Clerk');
    const line = await find('attention-approvals_decided');
    expect(line.dataset.weight).toBe('low');
    expect(line.textContent).toContain('R-0029: approved by Sofia Supervisor.');
    expect(screen.queryByTestId('attention-approvals_waiting')).toBeNull();
    await user.click(screen.getByTestId('attention-act-approvals_decided'));
    await find('decided-R-0029');
    await user.click(screen.getByTestId('nav-home'));
    await find('attention');
    await waitFor(() => expect(screen.queryByTestId('attention-approvals_decided')).toBeNull());
  });
});
