import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useAccount } from '../../app/session';
import type { RotationView } from '../../bindings';
import { baseStatus } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { newPracticePins, practicePins } from '../fakePins';
import { RotationDialog } from '../rotation/RotationDialog';
import { field, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const fresh = newPracticePins['T1 Parks Front Desk'];

function Page({ row = 0 }: { row?: number }) {
  const account = useAccount();
  const terminal = account?.terminals[row];
  return account && terminal ? <RotationDialog account={account} terminal={terminal} onClose={() => undefined} /> : null;
}

function left(part: Partial<RotationView>) {
  const { accounts } = baseStatus();
  const first = accounts[0]?.terminals[0]?.credentials[0];
  const rotation: RotationView = { id: 'rot-9', state: 'stored', newEnds: 'NEW1', oldEnds: 'T7QK', startedAt: '2026-10-05T10:00:00-06:00', switchedAt: null, remindOn: '2026-10-06', overdue: false, ...part };
  if (first) first.rotation = rotation;
  return { accounts };
}

async function start(user: ReturnType<typeof show>['user'], pin: string) {
  await user.click(await field('rotation-pin'));
  await user.paste(pin);
  await user.click(await field('rotation-start'));
}

const inUse = async () => (await field('rotation-in-use')).textContent;

describe('changing a PIN with overlap', () => {
  it('goes from new to verified to switched to retired, and says at each step what is in use', async () => {
    const { user, host, spoken } = show(<Page />, {});
    expect(await inUse()).toBe('In use now: the PIN that ends T7QK.');
    await start(user, fresh);
    await field('rotation-verify');
    expect(await inUse()).toBe('In use now: the PIN that ends T7QK.');
    await user.click(await field('rotation-verify'));
    await user.click(await field('rotation-switch'));
    await field('rotation-retire');
    expect(await inUse()).toBe('In use now: the PIN that ends NEW1.');
    expect((await field('rotation-reminder')).textContent).toContain('Oct 7, 2026');
    await user.click(await field('rotation-retire'));
    expect(host.log.some((one) => one.name === 'rotation_retire')).toBe(false);
    const ask = await field('retire-dialog');
    expect(ask.textContent).toContain('ends T7QK');
    await user.click(within(ask).getByTestId('dialog-confirm'));
    expect((await field('rotation-ended')).textContent).toContain('Only the PIN that ends NEW1 is left. Now delete the old PIN in the Converge portal.');
    expect(spoken).toContain('The new PIN is in use now.');
    expect(document.body.innerHTML).not.toContain(fresh);
    const others = host.log.filter((one) => one.name !== 'pin_check' && one.name !== 'rotation_start');
    expect(JSON.stringify(others)).not.toContain(fresh);
  });

  it('keeps the old PIN in use when Converge refuses the new one', async () => {
    const { user } = show(<Page />, {});
    await start(user, 'Z9'.repeat(32));
    await user.click(await field('rotation-verify'));
    expect((await field('rotation-refused')).textContent).toMatch(/^At .+ [AP]M Converge did not take the new PIN that ends Z9Z9\. The old one is still in use; nothing stopped working\.$/);
    expect(screen.getByText(/^Copy the new PIN again/)).toBeTruthy();
    expect(screen.queryByText(/did not accept this user ID and PIN together/)).toBeNull();
    expect(await inUse()).toBe('In use now: the PIN that ends T7QK.');
    await user.click(await field('rotation-drop'));
    expect((await field('rotation-ended')).textContent).toContain('The old PIN that ends T7QK is in use');
    expect(document.activeElement).toBe(await field('rotation-pin'));
  });

  it('resumes where it was left', async () => {
    show(<Page />, { status: left({ state: 'verified' }) });
    expect(await field('rotation-switch')).toBeTruthy();
    expect((await field('rotation-step-new')).textContent).toContain('Done');
    expect((await field('rotation-step-switch')).getAttribute('aria-current')).toBe('step');
    expect(await axeFindings()).toEqual([]);
  });

  it('goes back to the old PIN after the switch', async () => {
    const { user, host } = show(<Page />, { status: left({ state: 'switched' }) });
    await user.click(await field('rotation-back'));
    expect(await field('rotation-ended')).toBeTruthy();
    expect(host.log.find((one) => one.name === 'rotation_back')?.request).toEqual({ id: 'rot-9' });
  });

  it('says when the old PIN should have been retired already', async () => {
    show(<Page />, { status: left({ state: 'switched', overdue: true, remindOn: '2026-10-03' }) });
    expect((await field('rotation-reminder')).textContent).toContain('It should have been retired on Oct 3, 2026.');
    expect((await field('rotation-step-retire')).dataset['state']).toBe('problem');
  });

  it('refuses an empty field and a PIN with other characters, in words, and keeps what was typed', async () => {
    const { user, host } = show(<Page />, {});
    await user.click(await field('rotation-start'));
    expect((await field('rotation-dialog')).textContent).toContain('Paste the new PIN first.');
    expect(document.activeElement).toBe(await field('rotation-pin'));
    await start(user, 'Summer2026!');
    expect((await field('rotation-report')).textContent).toContain('PINs have only letters and digits. Is this the portal password?');
    expect(await field('rotation-pin')).toHaveProperty('value', 'Summer2026!');
    expect(host.log.some((one) => one.name === 'rotation_start')).toBe(false);
  });

  it('refuses a PIN that another terminal has', async () => {
    const { user } = show(<Page />, {});
    await start(user, practicePins['T2 Web Permits']);
    expect(await screen.findByText('This PIN is already stored for another terminal')).toBeTruthy();
  });

  it('has nothing to rotate where no PIN is stored', async () => {
    show(<Page row={3} />, {});
    expect(await screen.findByText(/There is no stored PIN to replace/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId('rotation-pin')).toBeNull());
  });
});
