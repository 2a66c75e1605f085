// Verifying against the invented town: its own PINs pass, others are refused, the brake counts.
import type { BrakeView, TerminalVerdict, TerminalView, VerifyEvent, VerifyReport, VerifyRequest } from '../bindings';
import { practicePins } from './fakePins';
import type { FakeSetup } from './fakeSetup';

const stepMs = 150;
const brakeMs = 15 * 60_000;

function blank(terminal: TerminalView): TerminalVerdict {
  return {
    terminalId: terminal.id,
    terminalName: terminal.name,
    kind: terminal.kind,
    userName: terminal.credentials[0]?.userName ?? null,
    outcome: 'no_pin',
    gatewayCode: null,
    gatewayMessage: null,
    detail: null,
    tookMs: 0,
    at: '2026-10-06T16:10:00-06:00',
    reported: null,
    warnings: [],
    compared: [],
    evidence: null,
  };
}

export function fakeVerify(setup: FakeSetup) {
  const known = Object.values<string>(practicePins);
  let brake: BrakeView = { refusals: 0, blockedUntil: null };

  const judge = (terminal: TerminalView): TerminalVerdict => {
    const verdict = { ...blank(terminal), tookMs: 600 };
    const pin = setup.pinOf(terminal.id);
    // PINs of the town as it is first seen were stored before this program started.
    const stored = terminal.credentials.some((one) => one.ends !== null);
    if (!stored) return { ...verdict, tookMs: 0 };
    if (pin !== undefined && !known.includes(pin)) {
      brake = { refusals: brake.refusals + 1, blockedUntil: null };
      if (brake.refusals >= 3) brake.blockedUntil = new Date(Date.now() + brakeMs).toISOString();
      setup.setState(terminal, 'refused');
      return { ...verdict, outcome: 'credentials_refused', gatewayCode: 4025, gatewayMessage: 'Invalid Credentials' };
    }
    if (terminal.name.startsWith('T3')) return { ...verdict, outcome: 'right_missing', gatewayCode: 4014 };
    setup.setState(terminal, 'verified');
    const says = terminal.name.includes('Web') ? 'internet' : 'retail';
    const reported = { name: terminal.name, kind: says, kindText: says, currency: 'USD', timeZone: null, status: 'ACTIVE' } as const;
    const differs = says === terminal.kind ? [] : [{ kind: 'kind_differs', chosen: terminal.kind, reported: says === 'retail' ? 'Retail' : 'Internet' } as const];
    return { ...verdict, outcome: 'verified', reported, warnings: differs };
  };

  const stream = async (request: VerifyRequest, onEvent: (event: VerifyEvent) => void): Promise<VerifyReport> => {
    const account = setup.account(request.accountId);
    const chosen = account.terminals.filter((one) => request.terminalIds?.includes(one.id) ?? true);
    onEvent({ kind: 'started', terminals: chosen.length });
    const verdicts: TerminalVerdict[] = [];
    for (const terminal of chosen) {
      onEvent({ kind: 'checking', terminalId: terminal.id });
      await new Promise((done) => setTimeout(done, stepMs));
      const verdict = judge(terminal);
      verdicts.push(verdict);
      onEvent({ kind: 'checked', verdict });
    }
    setup.changed();
    return { verdicts, brake, environment: account.environment, host: account.host, findings: { findings: [], blocksHandOff: false } };
  };
  return { brake: () => brake, stream };
}
