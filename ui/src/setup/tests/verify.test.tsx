import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BrakeView, Comparison, Evidence, Finding, TerminalVerdict, TerminalView, VerifyWarning } from '../../bindings';
import type { FakeOptions } from '../../host/fake';
import Wizard from '../Wizard';
import { alder, at, field, show } from './harness';

const stored = (terminal: TerminalView): TerminalView => ({
  ...terminal,
  credentials: [
    { id: `c-${terminal.id}`, userId: 'u1', userName: 'apiuser501204', state: 'unverified', ends: 'T7QK', length: 64, setAt: null, checkedAt: null, outcome: null, gatewayCode: null, conflictsWith: [], checkedBy: null, confirmed: null, rotation: null },
  ],
});
const ready = () => alder({ terminals: alder().terminals.map(stored) });

const verdict = (part: Partial<TerminalVerdict>): TerminalVerdict => ({
  terminalId: 't1',
  terminalName: 'T1 Parks Front Desk',
  kind: 'retail',
  userName: 'apiuser501205',
  outcome: 'verified',
  gatewayCode: null,
  gatewayMessage: null,
  detail: null,
  tookMs: 600,
  at: '2026-10-06T16:10:00-06:00',
  reported: null,
  warnings: [],
  compared: [],
  evidence: null,
  ...part,
});

const noBrake: BrakeView = { refusals: 0, blockedUntil: null };

function answering(verdicts: TerminalVerdict[], brake = noBrake): Partial<FakeOptions> {
  return {
    streams: {
      verify_start: async (_, onEvent) => {
        onEvent({ kind: 'started', terminals: verdicts.length });
        for (const one of verdicts) onEvent({ kind: 'checked', verdict: one });
        return { verdicts, brake, environment: 'live', host: 'api.convergepay.com', findings: { findings: [], blocksHandOff: false } };
      },
    },
  };
}

async function verifyWith(verdicts: TerminalVerdict[], account = ready(), brake = noBrake) {
  const view = show(<Wizard />, { status: at('verify', account), ...answering(verdicts, brake) });
  await view.user.click(await field('verify-all'));
  return view;
}

describe('verifying (walk A5)', () => {
  it('shows each terminal with its kind, result, time and next step', async () => {
    await verifyWith([verdict({}), verdict({ terminalId: 't2', outcome: 'no_pin' })]);
    const first = await field('verify-row-0');
    await waitFor(() => expect(first.dataset['outcome']).toBe('verified'));
    expect(first.textContent).toContain('Retail');
    expect(first.textContent).toContain('0.6 s');
    expect((await field('verify-row-1')).textContent).toContain('Skipped, no PIN');
  });

  it('names the missing right and the user who lacks it', async () => {
    await verifyWith([verdict({ outcome: 'right_missing', gatewayCode: 4014 })]);
    expect(await screen.findByText('Batches: View is missing for apiuser501205.')).toBeTruthy();
  });

  it('explains refused credentials, how to copy them again and the environment in use', async () => {
    await verifyWith([verdict({ outcome: 'credentials_refused', gatewayCode: 4025 })]);
    expect(await screen.findByText('Converge did not accept this user ID and PIN together.')).toBeTruthy();
    const row = await field('verify-row-0');
    expect(row.textContent).toContain('Show PIN');
    expect(row.textContent).toContain('This account is set to Live at api.convergepay.com. Check that the PIN belongs to that system.');
    expect(row.textContent).toContain('Code 4025');
  });

  it('says that everything is saved when there is no answer', async () => {
    await verifyWith([verdict({ outcome: 'no_answer' })]);
    expect(await screen.findByText('No answer from Converge. Your details are saved and marked unverified.')).toBeTruthy();
  });

  it('folds the answer of a proxy away', async () => {
    const { user } = await verifyWith([verdict({ outcome: 'proxy_answer', detail: '<html>Sign in to Guest WiFi' })]);
    expect(await screen.findByText('Something between this PC and Converge answered instead.')).toBeTruthy();
    const details = await field('verify-details-t1');
    expect(details.getAttribute('aria-expanded')).toBe('false');
    await user.click(details);
    expect(screen.getByText('<html>Sign in to Guest WiFi')).toBeTruthy();
  });

  it('asks which kind is right and changes it on request', async () => {
    const reported = { name: null, kind: 'internet', kindText: 'Internet', currency: null, timeZone: null, status: null } as const;
    const warnings = [{ kind: 'kind_differs', chosen: 'retail', reported: 'Internet' } as const];
    const { user, host } = await verifyWith([verdict({ reported, warnings })]);
    expect(await screen.findByText('You chose Retail. Converge says Internet. Which one is right?')).toBeTruthy();
    await user.click(await field('change-kind-0'));
    await waitFor(() => expect(screen.queryByText(/Which one is right/)).toBeNull());
    const saved = host.log.find((entry) => entry.name === 'terminal_edit');
    expect(saved?.request).toMatchObject({ id: 't1', kind: 'internet', overrideReason: null });
  });

  it('puts what the clerk wrote beside what Converge reports and marks what differs in words', async () => {
    const compared: Comparison[] = [
      { fact: 'name', ours: 'T1 Parks Front Desk', theirs: 'PARKS FRONT DESK', agreement: 'same' },
      { fact: 'currency', ours: 'USD', theirs: 'CAD', agreement: 'differs' },
      { fact: 'zone', ours: 'America/Denver', theirs: null, agreement: 'not_reported' },
    ];
    await verifyWith([verdict({ compared })]);
    const table = await field('compared-t1');
    const currency = within(table).getByRole('row', { name: /Currency/ });
    expect(currency.textContent).toBe('CurrencyUSDCADDiffers');
    expect(within(table).getByRole('row', { name: /Time zone/ }).textContent).toContain('not reported');
  });

  it('folds the comparison away while everything agrees', async () => {
    const compared: Comparison[] = [{ fact: 'name', ours: 'T1', theirs: 'T1', agreement: 'same' }];
    await verifyWith([verdict({ compared })]);
    expect((await field('compared-open-t1')).getAttribute('aria-expanded')).toBe('false');
  });

  it('shows the last payments with their question where the terminal cannot be read', async () => {
    const evidence: Evidence = {
      terminalId: 't1', days: 7, says: 'All 1 were taken on the web.', contradictsKind: true, confirmed: null, at: '2026-10-06T16:10:00-06:00',
      payments: [{ at: null, atText: '10/06/2026', amount: null, card: 'Visa ending 0174', entry: 'web', about: '' }],
    };
    const { user, host } = await verifyWith([verdict({ evidence, warnings: [{ kind: 'setup_not_readable' }] })]);
    const seen = await field('evidence-t1');
    expect(seen.textContent).toContain('Is this the T1 Parks Front Desk counter?');
    expect(screen.queryByTestId('verify-warning-0-setup_not_readable')).toBeNull();
    await user.click(await field('evidence-no-t1'));
    await waitFor(() => expect(host.log.find((entry) => entry.name === 'evidence_answer')?.request).toEqual({ terminalId: 't1', isIt: false }));
  });

  it('offers no change of kind under another terminal’s name, but lists the swap above the table', async () => {
    const reported = { name: 'T2 Web Permits', kind: 'internet', kindText: 'Internet', currency: null, timeZone: null, status: null } as const;
    const warnings: VerifyWarning[] = [
      { kind: 'kind_differs', chosen: 'retail', reported: 'Internet' },
      { kind: 'name_differs', reported: 'T2 Web Permits' },
    ];
    const finding: Finding = {
      kind: 'pins_swapped', weight: 'blocks', terminalIds: ['t1', 't2'], userId: null, title: 'The PINs of T1 and T2 stand crosswise.', evidence: ['As reported.'],
      means: 'Money goes to the wrong place.', advice: 'Swap them.', next: { kind: 'swap_pins', terminalA: 't1', terminalB: 't2' }, owner: 'you', gatewayCode: null,
    };
    const calls = { setup_findings: () => ({ findings: [finding], blocksHandOff: true }) };
    const { user } = show(<Wizard />, { status: at('verify', ready()), calls, ...answering([verdict({ reported, warnings })]) });
    await user.click(await field('verify-all'));
    const found = await field('finding-0');
    expect(found.textContent).toContain('stand crosswise');
    expect(screen.queryByTestId('change-kind-0')).toBeNull();
    const table = screen.getByRole('table', { name: 'Results by terminal' });
    expect(found.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await user.click(await field('finding-act-0'));
    expect(await field('swap-dialog')).toBeTruthy();
  });

  it('does not ask about terminals that are switched off', async () => {
    const account = ready();
    account.terminals = account.terminals.map((one) => (one.id === 't2' ? { ...one, active: false } : one));
    show(<Wizard />, { status: at('verify', account) });
    expect(await field('verify-row-0')).toBeTruthy();
    expect(screen.queryByTestId('verify-row-1')).toBeNull();
  });

  it('with nothing entered moves focus to the first empty PIN and lists both', async () => {
    const { user, host } = show(<Wizard />, { status: at('verify') });
    await user.click(await field('verify-all'));
    const first = await field('field-pin-0');
    await waitFor(() => expect(document.activeElement).toBe(first));
    expect(within(await field('error-summary')).getAllByRole('link')).toHaveLength(2);
    expect(host.log.some((entry) => entry.name === 'verify_start')).toBe(false);
  });

  it('lets the person finish unverified, says so, and forgets the draft', async () => {
    const { user, host } = await verifyWith([verdict({ outcome: 'no_answer' })]);
    expect(await field('finish-unverified')).toBeTruthy();
    await user.click(await field('continue'));
    expect(await field('finish-sync')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('not fully verified');
    expect(screen.getByText('Verify T1 Parks Front Desk.')).toBeTruthy();
    expect(host.log.some((entry) => entry.name === 'setup_draft_discard')).toBe(true);
    await user.click(await field('finish-sync'));
    expect(window.location.hash).toBe('#/transactions?sync=1');
  });
});

describe('the brake', () => {
  afterEach(() => vi.useRealTimers());

  it('replaces the button by a countdown that moves every second and speaks once a minute', async () => {
    const blockedUntil = new Date(Date.now() + 14 * 60_000 + 30_000).toISOString();
    const refused = verdict({ outcome: 'credentials_refused', gatewayCode: 4025 });
    const { spoken } = await verifyWith([refused], ready(), { refusals: 3, blockedUntil });
    const countdown = await field('verify-countdown');
    expect(screen.queryByTestId('verify-all')).toBeNull();
    expect(screen.getByText(/could get your town’s network address blocked/)).toBeTruthy();
    const before = countdown.textContent;
    await waitFor(() => expect(countdown.textContent).not.toBe(before), { timeout: 2500 });
    expect(spoken.filter((text) => text.includes('verify again in'))).toHaveLength(1);
  });

  it('is already there when the page opens, and gives the button back at the end', async () => {
    // Long enough for a slow computer to draw the page before it is over.
    const blockedUntil = new Date(Date.now() + 6000).toISOString();
    const calls = { verify_brake: () => ({ refusals: 3, blockedUntil }) };
    show(<Wizard />, { status: at('verify', ready()), calls });
    expect(await field('verify-countdown')).toBeTruthy();
    expect(await screen.findByTestId('verify-all', {}, { timeout: 15_000 })).toBeTruthy();
  });
});
