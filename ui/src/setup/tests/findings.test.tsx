import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useAccount } from '../../app/session';
import type { AccountView, AppStatus, Finding, FindingKind, NextStep, TerminalView } from '../../bindings';
import { HostError } from '../../host';
import { baseStatus, credential } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { FindingList } from '../findings/FindingList';
import { field, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

function Page({ terminalId }: { terminalId?: string }) {
  const account = useAccount();
  return account ? <FindingList account={account} terminalId={terminalId} /> : null;
}

function town(change: (terminals: TerminalView[], account: AccountView) => void): Partial<AppStatus> {
  const { accounts } = baseStatus();
  const account = accounts[0];
  if (account) change(account.terminals, account);
  return { accounts };
}

const reported = (name: string, kind: TerminalView['kind']) => ({ name, kind, kindText: kind, currency: 'USD', timeZone: null, status: 'ACTIVE' });
const set = (terminal: TerminalView | undefined, part: Partial<TerminalView>) => terminal && Object.assign(terminal, part);

/** T1 and T2 stand crosswise, as Converge reports them. */
const swapped = () =>
  town(([first, second]) => {
    set(first, { reported: reported('T2 Web Permits', 'internet'), credentials: [credential('c-t1', 1, 'verified', '9M2D')] });
    set(second, { reported: reported('T1 Parks Front Desk', 'retail'), credentials: [credential('c-t2', 0, 'verified', 'T7QK')] });
  });
const good = () =>
  town((terminals) => terminals.forEach((one, index) => set(one, { credentials: [credential(`c-${one.id}`, index % 2 === 0 ? 1 : 0, 'verified', `AB0${index}`)] })));

describe('what was found', () => {
  it('is listed worst first, each with evidence, meaning, advice and one next step, by headings', async () => {
    show(<Page />, { status: swapped() });
    const first = await field('finding-0');
    expect(first.dataset['kind']).toBe('pins_swapped');
    expect(within(first).getByRole('heading', { level: 3 }).textContent).toContain('stand crosswise');
    expect(first.textContent).toContain('Stops the hand-off');
    expect(first.textContent).toContain('With the PIN of T1 Parks Front Desk, Converge reports the terminal “T2 Web Permits”.');
    expect(first.textContent).toContain('Payments would be taken on the wrong terminal');
    expect(within(first).getByTestId('finding-details-0').getAttribute('aria-expanded')).toBe('false');
    expect(within(first).getAllByRole('button').map((one) => one.textContent)).toEqual(['Swap the two PINs…', 'Details']);
    expect(screen.getAllByRole('article').map((one) => one.dataset['weight'])).toEqual(['blocks', 'warns', 'warns']);
    expect(await axeFindings()).toEqual([]);
  });

  it('swaps two PINs only after both names and endings were shown, and then offers to verify both', async () => {
    const { user, host, spoken } = show(<Page />, { status: swapped() });
    await user.click(await field('finding-act-0'));
    const dialog = await field('swap-dialog');
    expect(dialog.textContent).toContain('T1 Parks Front Desk');
    expect(dialog.textContent).toMatch(/ends 9M2D.*ends T7QK/);
    await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('dialog-cancel'));
    expect(host.log.some((one) => one.name === 'pin_swap')).toBe(false);
    await user.click(await field('dialog-confirm'));
    await user.click(await field('swap-verify'));
    await waitFor(() => expect(screen.getByTestId('verify-row-0').dataset['outcome']).toBe('verified'));
    await waitFor(() => expect(screen.getByTestId('verify-row-1').dataset['outcome']).toBe('verified'));
    expect(spoken.some((text) => text.startsWith('The PINs are swapped.'))).toBe(true);
    await user.click(await field('verify-dialog-close'));
    await waitFor(() => expect(screen.queryByText(/stand crosswise/)).toBeNull());
  });

  it('changes nothing when the swap is canceled, and the focus returns', async () => {
    const { user, host } = show(<Page />, { status: swapped() });
    await user.click(await field('finding-act-0'));
    await field('swap-dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('swap-dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('finding-act-0'));
    expect(host.log.some((one) => one.name === 'pin_swap')).toBe(false);
  });

  it('keeps to one terminal where asked to', async () => {
    show(<Page terminalId="t4" />, { status: swapped() });
    expect((await field('finding-0')).textContent).toContain('T4 Web Utility has no PIN.');
    // Alone, it has room for what shows it.
    expect(screen.getByTestId('finding-details-0').getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });

  it('says that nothing wrong was found only together with when somebody looked', async () => {
    show(<Page />, { status: good() });
    const none = await field('findings-none');
    expect(none.textContent).toContain('Nothing wrong was found');
    expect(none.textContent).toContain('Last checked Oct 3, 2026, 9:00 AM by clerk1.');
  });

  it('is honest where nothing was checked yet, and offers to ask Converge', async () => {
    const calls = { setup_findings: () => ({ findings: [], blocksHandOff: false }) };
    const unchecked = town((terminals) => terminals.forEach((one) => set(one, { credentials: [credential(`c-${one.id}`, 0, 'unverified', 'AB01')] })));
    const { user } = show(<Page />, { status: unchecked, calls });
    expect((await field('findings-unchecked')).textContent).toContain('Not checked yet');
    expect(screen.queryByText('Nothing wrong was found.')).toBeNull();
    await user.click(await field('findings-verify'));
    expect(await field('verify-dialog')).toBeTruthy();
  });

  it('opens the record, the rights or the account where a finding is solved there', async () => {
    const found = (kind: FindingKind, next: NextStep): Finding => ({
      kind, next, weight: 'warns', terminalIds: ['t2'], userId: 'u1', title: 'A', evidence: [], means: 'B', advice: 'C', owner: 'you', gatewayCode: 4014,
    });
    const findings = [
      found('right_not_ticked', { kind: 'open_rights', userId: 'u1' }),
      found('zone_differs', { kind: 'edit_terminal', terminalId: 't2' }),
      found('right_missing', { kind: 'call_converge', terminalId: 't2' }),
    ];
    const { user } = show(<Page />, { calls: { setup_findings: () => ({ findings, blocksHandOff: false }) } });
    const rights = await field('finding-act-0');
    expect(rights.textContent).toBe('Open the rights of apiuser501204');
    expect((await field('finding-0')).textContent).toContain('Code 4014');
    await user.click(rights);
    expect(window.location.hash).toBe('#/setup/users/u1');
    await user.click(await field('finding-act-1'));
    expect(window.location.hash).toBe('#/setup/terminals/t2');
    await user.click(await field('finding-act-2'));
    expect(await field('call-sheet')).toBeTruthy();
  });

  it('says so when they cannot be read', async () => {
    const calls = {
      setup_findings: () => {
        throw new HostError({ code: 'storage_busy', message: '', details: {} });
      },
    };
    show(<Page />, { calls });
    expect(await screen.findByText('The data is in use for a moment')).toBeTruthy();
    expect(screen.queryByTestId('findings-none')).toBeNull();
  });
});
