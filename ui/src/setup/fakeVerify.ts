// Verifying against the invented town: its own PINs pass, others are refused, the brake counts.
import type {
  AccountView,
  BrakeView,
  Comparison,
  ReportedTerminal,
  TerminalKind,
  TerminalVerdict,
  TerminalView,
  VerifyEvent,
  VerifyReport,
  VerifyRequest,
  VerifyWarning,
} from '../bindings';
import { findingsOf } from '../host/fake/findingRules';
import { openedBy } from './fakePins';
import type { FakeSetup } from './fakeSetup';

const stepMs = 150;
const brakeMs = 15 * 60_000;
/** In UTC, as the office tells every moment that is not a payment's own. */
export const fakeNow = '2026-10-06T22:10:00Z';

export function blankVerdict(terminal: TerminalView): TerminalVerdict {
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
    at: fakeNow,
    reported: null,
    warnings: [],
    compared: [],
    evidence: null,
  };
}

const kindNames: Record<TerminalKind, string> = { retail: 'Retail', internet: 'Internet', service: 'Service', moto: 'MOTO' };

const compare = (fact: Comparison['fact'], ours: string, theirs: string | null): Comparison => ({
  fact,
  ours,
  theirs,
  agreement: theirs === null ? 'not_reported' : theirs === ours ? 'same' : 'differs',
});

/** What the gateway says of the terminal that a PIN opens, beside what the clerk wrote. */
function reportOn(terminal: TerminalView, account: AccountView, opened: string) {
  const kind: TerminalKind = opened.includes('Web') ? 'internet' : 'retail';
  const reported: ReportedTerminal = { name: opened, kind, kindText: kindNames[kind], currency: 'USD', timeZone: null, status: 'ACTIVE' };
  const compared = [
    compare('name', terminal.name, opened),
    compare('kind', kindNames[terminal.kind], kindNames[kind]),
    compare('currency', account.currency, 'USD'),
    compare('zone', account.displayZone, null),
    compare('status', 'ACTIVE', 'ACTIVE'),
  ];
  const warnings: VerifyWarning[] = [];
  if (kind !== terminal.kind) warnings.push({ kind: 'kind_differs', chosen: terminal.kind, reported: kindNames[kind] });
  // A town may use other names; only another terminal's name is worth a warning.
  if (account.terminals.some((one) => one.id !== terminal.id && one.name === opened)) warnings.push({ kind: 'name_differs', reported: opened });
  return { reported, compared, warnings };
}

export function fakeVerify(setup: FakeSetup) {
  let brake: BrakeView = { refusals: 0, blockedUntil: null };

  const judge = (terminal: TerminalView, account: AccountView): TerminalVerdict => {
    const verdict = { ...blankVerdict(terminal), tookMs: 600 };
    if (!terminal.credentials.some((one) => one.ends !== null)) return { ...verdict, tookMs: 0 };
    const pin = setup.pinOf(terminal);
    const opened = pin === null ? null : openedBy(pin);
    if (pin !== null && opened === null) {
      brake = { refusals: brake.refusals + 1, blockedUntil: null };
      if (brake.refusals >= 3) brake.blockedUntil = new Date(Date.now() + brakeMs).toISOString();
      setup.setState(terminal, 'refused');
      return { ...verdict, outcome: 'credentials_refused', gatewayCode: 4025, gatewayMessage: 'Invalid Credentials' };
    }
    if (terminal.name.startsWith('T3')) return { ...verdict, outcome: 'right_missing', gatewayCode: 4014 };
    setup.setState(terminal, 'verified');
    const said = reportOn(terminal, account, opened ?? terminal.name);
    terminal.reported = said.reported;
    return { ...verdict, outcome: 'verified', ...said };
  };

  const stream = async (request: VerifyRequest, onEvent: (event: VerifyEvent) => void): Promise<VerifyReport> => {
    const account = setup.account(request.accountId);
    const chosen = account.terminals.filter((one) => request.terminalIds?.includes(one.id) ?? one.active);
    onEvent({ kind: 'started', terminals: chosen.length });
    const verdicts: TerminalVerdict[] = [];
    for (const terminal of chosen) {
      onEvent({ kind: 'checking', terminalId: terminal.id });
      await new Promise((done) => setTimeout(done, stepMs));
      const verdict = judge(terminal, account);
      verdicts.push(verdict);
      onEvent({ kind: 'checked', verdict });
    }
    setup.changed();
    return { verdicts, brake, environment: account.environment, host: account.host, findings: findingsOf(account) };
  };
  return { brake: () => brake, stream };
}
