// Checklist, findings, evidence, swapping and changing PINs of the invented town.
import type { AccountView, AppStatus, Evidence, RotationView, TerminalView } from '../../bindings';
import { checkPin } from '../../setup/fakeChecks';
import { openedBy, pinOf, storedPins } from '../../setup/fakePins';
import { blankVerdict, fakeNow } from '../../setup/fakeVerify';
import { HostError } from '../error';
import type { Handlers } from '../fake';
import { fakeTasks } from './checklist';
import { findingsOf } from './findingRules';

export type FindingsCalls = Pick<
  Handlers,
  | 'checklist'
  | 'checklist_update'
  | 'setup_findings'
  | 'evidence_look'
  | 'evidence_answer'
  | 'pin_swap'
  | 'rotation_start'
  | 'rotation_verify'
  | 'rotation_switch'
  | 'rotation_back'
  | 'rotation_retire'
>;

export function fakeError(code: string, message: string, details: Record<string, unknown> = {}): HostError {
  return new HostError({ code, message, details });
}

export function accountIn(status: AppStatus, id: string): AccountView {
  const found = status.accounts.find((one) => one.id === id);
  if (!found) throw fakeError('not_found', 'There is no such account.');
  return found;
}

export function terminalIn(status: AppStatus, id: string): { owner: AccountView; terminal: TerminalView } {
  for (const owner of status.accounts) {
    const terminal = owner.terminals.find((one) => one.id === id);
    if (terminal) return { owner, terminal };
  }
  throw fakeError('not_found', 'There is no such terminal.');
}

function rotationIn(status: AppStatus, id: string) {
  for (const owner of status.accounts) {
    for (const terminal of owner.terminals) {
      const credential = terminal.credentials.find((one) => one.rotation?.id === id);
      if (credential?.rotation) return { owner, terminal, credential, rotation: credential.rotation };
    }
  }
  throw fakeError('not_found', 'There is no such rotation.');
}

const entries = { counter: ['chip', 'swiped', 'chip'], web: ['web', 'web', 'web'] };

/** Payments as they are seen through the stored PIN, which may be another terminal's. */
function seen(status: AppStatus, terminal: TerminalView): Evidence {
  const pin = pinOf(status, terminal);
  const opened = (pin && openedBy(pin)) || terminal.name;
  const web = opened.includes('Web');
  const payments = entries[web ? 'web' : 'counter'].map((entry, index) => ({
    at: `2026-10-0${6 - index}T1${4 - index}:2${index}:00-06:00`,
    atText: `10/0${6 - index}/2026 0${4 - index}:2${index}:00 PM`,
    amount: { minor: String(24_500 - index * 1_900), currency: 'USD' },
    card: `Visa ending 017${4 - index}`,
    entry,
    about: web ? `Permit P-22${91 - index}` : `Pool pass ${31 - index}`,
  }));
  const internet = terminal.kind === 'internet' || terminal.kind === 'moto';
  return {
    terminalId: terminal.id,
    payments,
    days: 7,
    says: web ? 'All 3 were taken on the web.' : 'All 3 were read at a counter.',
    contradictsKind: web !== internet,
    confirmed: terminal.credentials[0]?.confirmed ?? null,
    at: fakeNow,
  };
}

export function findingsHandlers(status: AppStatus, changed: () => void): FindingsCalls {
  const tasks = fakeTasks();
  const fresh = new Map<string, string>();
  let serial = 0;
  const answered = (owner: AccountView) => {
    changed();
    return structuredClone(owner);
  };
  const setPin = (terminal: TerminalView, pin: string | null) => {
    if (pin === null) storedPins(status).delete(terminal.id);
    else storedPins(status).set(terminal.id, pin);
    terminal.reported = null;
    terminal.credentials = terminal.credentials.map((one) => ({
      ...one, state: 'unverified', ends: pin?.slice(-4) ?? null, length: pin?.length ?? null, outcome: null, gatewayCode: null, checkedAt: null, confirmed: null, conflictsWith: [],
    }));
  };
  const setRotation = (terminal: TerminalView, rotation: RotationView | null) => {
    terminal.credentials = terminal.credentials.map((one) => ({ ...one, rotation }));
  };

  return {
    checklist: ({ accountId }) => structuredClone(tasks.show(accountIn(status, accountId))),
    checklist_update: (request) => {
      const list = tasks.update(accountIn(status, request.accountId), request);
      changed();
      return structuredClone(list);
    },
    setup_findings: ({ accountId }) => structuredClone(findingsOf(accountIn(status, accountId))),
    evidence_look: ({ id }) => seen(status, terminalIn(status, id).terminal),
    evidence_answer: ({ terminalId, isIt }) => {
      const { owner, terminal } = terminalIn(status, terminalId);
      terminal.credentials = terminal.credentials.map((one) => ({ ...one, confirmed: isIt }));
      return answered(owner);
    },
    pin_swap: ({ terminalA, terminalB }) => {
      const { owner, terminal: a } = terminalIn(status, terminalA);
      const { terminal: b } = terminalIn(status, terminalB);
      const [pinA, pinB] = [pinOf(status, a), pinOf(status, b)];
      setPin(a, pinB);
      setPin(b, pinA);
      return answered(owner);
    },
    rotation_start: ({ terminalId, value, remindOn }) => {
      const { owner, terminal } = terminalIn(status, terminalId);
      const { report, cleaned } = checkPin(value);
      if (report.severity === 'error') throw fakeError('invalid_input', 'This PIN cannot be used.', { field: 'pin', reason: report.code });
      const holders = owner.terminals.filter((one) => pinOf(status, one) === cleaned).map((one) => one.name);
      if (holders.length > 0) throw fakeError('pin_duplicate', `This PIN is already stored for ${holders.join(', ')}.`, { terminals: holders });
      const id = `rot-${(serial += 1)}`;
      fresh.set(id, cleaned);
      const oldEnds = terminal.credentials[0]?.ends ?? '';
      setRotation(terminal, { id, state: 'stored', newEnds: cleaned.slice(-4), oldEnds, startedAt: fakeNow, switchedAt: null, remindOn, overdue: false });
      return answered(owner);
    },
    rotation_verify: ({ id }) => {
      const { owner, terminal, rotation } = rotationIn(status, id);
      const taken = openedBy(fresh.get(id) ?? '') !== null;
      setRotation(terminal, { ...rotation, state: taken ? 'verified' : 'refused' });
      const verdict = { ...blankVerdict(terminal), tookMs: 500, outcome: taken ? ('verified' as const) : ('credentials_refused' as const), gatewayCode: taken ? null : 4025 };
      return { verdict, account: answered(owner) };
    },
    rotation_switch: ({ id }) => {
      const { owner, terminal, rotation } = rotationIn(status, id);
      if (rotation.state !== 'verified') throw fakeError('invalid_input', 'The new PIN was not verified.', { field: 'id', reason: 'rotation_not_verified' });
      const old = pinOf(status, terminal);
      setPin(terminal, fresh.get(id) ?? null);
      if (old) fresh.set(id, old);
      terminal.credentials = terminal.credentials.map((one) => ({ ...one, state: 'verified', outcome: 'verified', checkedAt: fakeNow }));
      setRotation(terminal, { ...rotation, state: 'switched', switchedAt: fakeNow });
      return answered(owner);
    },
    rotation_back: ({ id }) => {
      const { owner, terminal, rotation } = rotationIn(status, id);
      if (rotation.state === 'switched') {
        setPin(terminal, fresh.get(id) ?? null);
        terminal.credentials = terminal.credentials.map((one) => ({ ...one, state: 'verified', outcome: 'verified', checkedAt: fakeNow }));
      }
      fresh.delete(id);
      setRotation(terminal, null);
      return answered(owner);
    },
    rotation_retire: ({ id }) => {
      const { owner, terminal, rotation } = rotationIn(status, id);
      if (rotation.state !== 'switched') throw fakeError('invalid_input', 'The new PIN is not in use yet.', { field: 'id', reason: 'rotation_not_switched' });
      fresh.delete(id);
      setRotation(terminal, null);
      return answered(owner);
    },
  };
}
