import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useAccount } from '../../app/session';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { EvidenceDialog } from '../evidence/EvidenceDialog';
import { field, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

function Page({ row = 0 }: { row?: number }) {
  const account = useAccount();
  const terminal = account?.terminals[row];
  return account && terminal ? <EvidenceDialog account={account} terminal={terminal} onClose={() => undefined} /> : null;
}

describe('payments seen through a PIN (walk A4)', () => {
  it('are shown masked, with the question whether this is the counter', async () => {
    const { spoken, host } = show(<Page />, {});
    const seen = await field('evidence-t1');
    expect(screen.getByText('Is this the T1 Parks Front Desk counter?')).toBeTruthy();
    expect(seen.textContent).toContain('Visa ending 0174');
    expect(seen.textContent).not.toMatch(/\d{12,}/);
    expect(spoken).toContain('All 3 were read at a counter.');
    expect(host.log.filter((one) => one.name === 'evidence_look')).toHaveLength(1);
    expect(await axeFindings()).toEqual([]);
  });

  it('are asked about differently where there is no counter', async () => {
    show(<Page row={1} />, {});
    expect(await screen.findByText('Are these payments of T2 Web Permits?')).toBeTruthy();
  });

  it('answered with no stop the hand-off, in words; the answer can be given again', async () => {
    const { user, host, spoken } = show(<Page />, {});
    await user.click(await field('evidence-no-t1'));
    expect((await field('evidence-answered-t1')).textContent).toBe('You said: this is another terminal. The hand-off waits until that is solved.');
    expect(spoken.at(-1)).toContain('the hand-off waits until that is solved');
    await user.click(await field('evidence-change-t1'));
    await user.click(await field('evidence-yes-t1'));
    await waitFor(() => expect(screen.getByTestId('evidence-answered-t1').textContent).toBe('You said: this is it.'));
    const answers = host.log.filter((one) => one.name === 'evidence_answer').map((one) => one.request);
    expect(answers).toEqual([{ terminalId: 't1', isIt: false }, { terminalId: 't1', isIt: true }]);
  });

  it('say when they look like another kind of terminal', async () => {
    const evidence_look = () => ({
      terminalId: 't1', days: 30, says: 'All 1 were taken on the web.', contradictsKind: true, confirmed: null, at: '2026-10-06T16:10:00-06:00',
      payments: [{ at: null, atText: '13/45/2026', amount: null, card: 'Visa ending 0174', entry: 'web', about: 'Permit' }],
    });
    show(<Page />, { calls: { evidence_look } });
    expect((await field('evidence-t1')).textContent).toContain('This does not look like the kind of terminal that was chosen.');
    expect(screen.getByText('13/45/2026')).toBeTruthy();
  });

  it('tell their times in the zone of the department', async () => {
    const evidence_look = () => ({
      terminalId: 't1', days: 30, says: '', contradictsKind: false, confirmed: null, at: '2026-10-06T22:10:00Z',
      payments: [{ at: '2026-10-06T22:10:00Z', atText: '', amount: null, card: 'Visa ending 0174', entry: 'chip', about: '' }],
    });
    show(<Page />, { calls: { evidence_look } });
    expect((await field('evidence-t1')).textContent).toContain('Oct 6, 2026, 4:10 PM');
  });

  it('ask nothing where there are none', async () => {
    const evidence_look = () => ({ terminalId: 't1', days: 30, says: '', contradictsKind: false, confirmed: null, at: '2026-10-06T16:10:00-06:00', payments: [] });
    show(<Page />, { calls: { evidence_look } });
    expect((await field('evidence-t1')).textContent).toContain('No payments in the last 30 days');
    expect(screen.queryByTestId('evidence-yes-t1')).toBeNull();
  });

  it('can be asked for again after a failure', async () => {
    let fails = true;
    const evidence_look = () => {
      if (fails) throw new HostError({ code: 'verify_brake', message: '', details: {} });
      return { terminalId: 't1', days: 30, says: '', contradictsKind: false, confirmed: null, at: '2026-10-06T16:10:00-06:00', payments: [] };
    };
    const { user } = show(<Page />, { calls: { evidence_look } });
    await screen.findByText('Checks are paused');
    fails = false;
    await user.click(await field('retry-button'));
    expect(await field('evidence-t1')).toBeTruthy();
  });

  it('wait while checks are paused, and say for how long', async () => {
    const evidence_look = () => {
      throw new HostError({ code: 'verify_brake', message: '', details: {} });
    };
    const verify_brake = () => ({ refusals: 3, blockedUntil: new Date(Date.now() + 14 * 60_000 + 42_000).toISOString() });
    show(<Page />, { calls: { evidence_look, verify_brake } });
    expect((await field('verify-countdown')).textContent).toMatch(/in 14 min 4\d s\.$/);
    expect(await field('retry-button')).toHaveProperty('disabled', true);
    expect(screen.queryByText(/The last payments tell/)).toBeNull();
    expect(await axeFindings()).toEqual([]);
  });
});
