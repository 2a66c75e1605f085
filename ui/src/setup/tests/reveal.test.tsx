import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useAccount } from '../../app/session';
import { axeFindings } from '../../test/axe';
import { HostError } from '../../host';
import { practicePins } from '../fakePins';
import { RevealDialog } from '../reveal/RevealDialog';
import { field, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const pin = practicePins['T1 Parks Front Desk'];
const groups = pin.match(/.{4}/g) ?? [];

function Page({ mode = 'show' }: { mode?: 'show' | 'copy' }) {
  const account = useAccount();
  const terminal = account?.terminals[0];
  const credential = terminal?.credentials[0];
  if (!account || !terminal || !credential) return null;
  return <RevealDialog account={account} terminal={terminal} credential={credential} mode={mode} onClose={() => undefined} />;
}

async function give(user: ReturnType<typeof show>['user']) {
  await user.click(await field('reveal-reason'));
  await user.paste('CivicPlus connects the counter');
  await user.click(await field('reveal-recipient'));
  await user.paste('CivicPlus onboarding');
  await user.click(await field('reveal-submit'));
}

const inPage = () => document.documentElement.outerHTML.replace(/<[^>]+>/g, '');

afterEach(() => vi.useRealTimers());

describe('showing a PIN', () => {
  it('asks why and for whom first; a summary with links says what is missing', async () => {
    const { user, host } = show(<Page />, {});
    await user.type(await field('reveal-reason'), 'because');
    await user.click(await field('reveal-submit'));
    const summary = await field('error-summary');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(within(summary).getAllByRole('link')).toHaveLength(2);
    expect(summary.textContent).toContain('at least 10 characters');
    await user.click(within(summary).getByRole('link', { name: 'Write who gets it.' }));
    expect(document.activeElement).toBe(await field('reveal-recipient'));
    expect(host.log.some((one) => one.name === 'pin_reveal')).toBe(false);
    expect(await axeFindings()).toEqual([]);
  });

  it('shows it in fours, says so once, and never speaks the PIN', async () => {
    const { user, spoken, host } = show(<Page />, {});
    await give(user);
    const shown = await field('revealed-pin');
    expect([...shown.querySelectorAll('code')].map((one) => one.textContent)).toEqual(groups);
    await waitFor(() => expect(document.activeElement).toBe(shown));
    expect((await field('reveal-countdown')).textContent).toMatch(/^Hides in (30|29) seconds$/);
    expect(spoken).toEqual(['The PIN is shown for 30 seconds.']);
    expect(screen.getByText('Written to the history.')).toBeTruthy();
    expect(JSON.stringify(host.log)).not.toContain(pin);
    expect(JSON.stringify({ ...window.localStorage, ...window.sessionStorage })).not.toContain(pin);
    expect(window.location.href).not.toContain(pin);
    expect(await axeFindings()).toEqual([]);
  });

  it('hides it on request; nothing of it stays in the page; showing it again needs no typing but asks again', async () => {
    const { user, host } = show(<Page />, {});
    await give(user);
    await field('revealed-pin');
    await user.click(await field('reveal-hide'));
    expect(screen.queryByTestId('revealed-pin')).toBeNull();
    expect(inPage()).not.toContain('T7QK');
    expect((await field('reveal-hidden')).textContent).toContain('You hid the PIN.');
    await user.click(await field('reveal-again'));
    expect(await field('revealed-pin')).toBeTruthy();
    expect(screen.getByText('Written to the history.')).toBeTruthy();
    const asked = host.log.filter((one) => one.name === 'pin_reveal').map((one) => one.request);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
  });

  it('hides it after its time, told at the start, ten seconds before and at the end only', async () => {
    const calls = { pin_reveal: () => ({ pin, hideAfterSeconds: 12, auditNo: 7 }) };
    const { user, spoken } = show(<Page />, { calls });
    await user.type(await field('reveal-reason'), 'CivicPlus connects the counter');
    await user.type(await field('reveal-recipient'), 'CivicPlus onboarding');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    fireEvent.click(await field('reveal-submit'));
    await field('revealed-pin');
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect(spoken).toContain('10 seconds left.');
    expect(screen.queryByTestId('revealed-pin')).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(screen.queryByTestId('revealed-pin')).toBeNull();
    expect((await field('reveal-hidden')).textContent).toContain('its time is over');
    expect(spoken).toEqual(['The PIN is shown for 12 seconds.', '10 seconds left.', 'The PIN is hidden again.']);
    expect(inPage()).not.toContain('T7QK');
  });

  it('hides it when the window is left', async () => {
    const { user } = show(<Page />, {});
    await give(user);
    await field('revealed-pin');
    act(() => void window.dispatchEvent(new Event('blur')));
    expect(screen.queryByTestId('revealed-pin')).toBeNull();
    expect((await field('reveal-hidden')).textContent).toContain('because you left the window');
  });

  it('shows nothing when the answer comes while the window is out of sight', async () => {
    let answer: (value: { pin: string; hideAfterSeconds: number; auditNo: number }) => void = () => undefined;
    const calls = { pin_reveal: () => new Promise<{ pin: string; hideAfterSeconds: number; auditNo: number }>((done) => (answer = done)) };
    const { user, spoken } = show(<Page />, { calls });
    await give(user);
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    await act(async () => answer({ pin, hideAfterSeconds: 30, auditNo: 8 }));
    Reflect.deleteProperty(document, 'hidden');
    expect(screen.queryByTestId('revealed-pin')).toBeNull();
    expect(await field('reveal-hidden')).toBeTruthy();
    expect(spoken).toEqual([]);
  });

  it('says why when the password store does not give it', async () => {
    const calls = {
      pin_reveal: () => {
        throw new HostError({ code: 'vault_locked', message: '', details: {} });
      },
    };
    const { user } = show(<Page />, { calls });
    await give(user);
    expect(await screen.findByText('The password store is locked')).toBeTruthy();
    expect(screen.queryByTestId('revealed-pin')).toBeNull();
  });
});

describe('copying a PIN', () => {
  it('says when the clipboard is cleared and whether its history was told, and never gets the PIN', async () => {
    const { user, host } = show(<Page mode="copy" />, {});
    await give(user);
    const note = await field('reveal-copied');
    expect(note.textContent).toContain('after 60 seconds');
    expect(note.textContent).toContain('kept out of the clipboard history where the computer allows it');
    expect(inPage()).not.toContain(pin);
    expect(host.log.some((one) => one.name === 'pin_reveal')).toBe(false);
  });

  it('warns where the system keeps a history of its own', async () => {
    const calls = { pin_copy: () => ({ clearsAfterSeconds: 60, keptOutOfHistory: false, auditNo: 9 }) };
    const { user } = show(<Page mode="copy" />, { calls });
    await give(user);
    expect((await field('reveal-copied')).textContent).toContain('may keep it in its clipboard history');
  });
});
