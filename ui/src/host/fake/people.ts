// The invented host's people, requests and activity: one administrator who is signed in by
// practice data, and answers enough for screens that only look. Screens that do more bring
// their own answers.
import type {
  Approvals,
  Duty,
  People,
  PersonImpact,
  PersonView,
  Role,
  SealCheck,
  SessionView,
  TownRules,
} from '../../bindings';
import type { Handlers } from '../fake';
import { HostError } from '../error';

const password = 'practice makes money safe';

const duties: Duty[] = [
  'view',
  'setup',
  'reveal_pin',
  'hand_off',
  'export',
  'request_reverse',
  'take_payment',
  'manage_plans',
  'settle',
  'approve',
  'reconcile',
  'manage_people',
  'records',
  'resolve_unknown',
];

const seeded: [string, Role][] = [
  ['Dana Clerk', 'clerk'],
  ['Frank Finance', 'finance'],
  ['Sofia Supervisor', 'approver'],
  ['Ada Administrator', 'administrator'],
];

type PeopleCalls = Pick<
  Handlers,
  | 'session'
  | 'sign_in'
  | 'sign_out'
  | 'session_lock'
  | 'step_up'
  | 'password_change'
  | 'people'
  | 'people_recover'
  | 'person_add'
  | 'person_edit'
  | 'person_impact'
  | 'person_set_active'
  | 'person_reset_password'
  | 'rules'
  | 'rules_save'
  | 'approvals'
  | 'approval_decide'
  | 'approval_withdraw'
  | 'reasons'
  | 'reason_save'
  | 'activity'
  | 'activity_export'
  | 'activity_check'
>;

const refuse = (code: 'invalid_input' | 'not_found' | 'sign_in_needed', message: string, reason: string) =>
  new HostError({ code, message, details: { reason } });

export function peopleHandlers(): PeopleCalls {
  const zero = { minor: '0', currency: 'USD' };
  const people: PersonView[] = seeded.map(([name, role], at) => ({
    id: `person-${at}`,
    name,
    role,
    active: true,
    aloneLimit: zero,
    approveLimit: null,
    mustChange: false,
    lockedUntil: null,
    signedInAt: null,
    isYou: role === 'administrator',
  }));
  let signedIn: PersonView | null = people.find((person) => person.isYou) ?? null;
  let automatic = true;
  let lockedName: string | null = null;
  let rules: TownRules = { idleLockMinutes: 15, pinViewerMayNotRefund: false, secondPerson: [] };
  let reasons = [{ id: 'class_cancelled', words: 'Class cancelled', retired: false }];

  const session = (): SessionView => ({
    people: true,
    person: structuredClone(signedIn),
    duties: signedIn === null ? [] : duties,
    lockedName,
    freshUntil: null,
    automatic,
    idleLockMinutes: rules.idleLockMinutes,
    practice: { password, people: seeded.map(([name, role]) => ({ name, role })) },
  });
  const listed = (): People => ({ people: structuredClone(people), roles: [], rules });
  const found = (id: string) => {
    const person = people.find((one) => one.id === id);
    if (!person) throw refuse('not_found', 'There is no such person.', 'person');
    return person;
  };
  const impact = (id: string): PersonImpact => ({
    person: structuredClone(found(id)),
    pins: [],
    requests: [],
    views: [],
    sentences: [],
    refused: null,
  });
  const enter = (name: string, typed: string) => {
    const person = people.find((one) => one.name.toLowerCase() === name.trim().toLowerCase() && one.active);
    if (!person || typed !== password) {
      throw refuse('invalid_input', 'The name or the password is not right.', 'sign_in_wrong');
    }
    signedIn = person;
    automatic = false;
    lockedName = null;
    for (const one of people) one.isYou = one === person;
    return session();
  };
  const leave = (locked: boolean) => {
    lockedName = locked ? (signedIn?.name ?? lockedName) : null;
    signedIn = null;
    return session();
  };
  const check = (): SealCheck => ({
    state: 'whole',
    at: '2026-10-06T22:00:00Z',
    entries: 0,
    firstBad: null,
    kind: null,
    sentence: 'All 0 entries are as they were written.',
    remarks: [],
  });
  const inbox = (): Approvals => ({ waiting: [], decided: [], reasons });
  const noRequest = () => refuse('not_found', 'There is no such request.', 'request');

  return {
    session,
    sign_in: ({ name, password: typed }) => enter(name, typed),
    sign_out: () => leave(false),
    session_lock: () => leave(true),
    step_up: ({ password: typed }) => {
      if (signedIn === null) throw refuse('sign_in_needed', 'Sign in first.', '');
      return enter(signedIn.name, typed);
    },
    password_change: session,
    people: listed,
    people_recover: () => {
      throw refuse('invalid_input', 'The code does not fit, or nobody of this name is an administrator.', 'recovery_wrong');
    },
    person_add: ({ name, role }) => {
      people.push({ ...found('person-0'), id: `person-${people.length}`, name, role, mustChange: true, isYou: false });
      return { people: listed(), recoveryCode: null };
    },
    person_edit: ({ id, ...change }) => {
      Object.assign(found(id), change);
      return listed();
    },
    person_impact: ({ id }) => impact(id),
    person_set_active: ({ id, active }) => {
      found(id).active = active;
      return impact(id);
    },
    person_reset_password: ({ id }) => {
      found(id).mustChange = true;
      return listed();
    },
    rules: () => rules,
    rules_save: (next) => (rules = next),
    approvals: inbox,
    approval_decide: () => {
      throw noRequest();
    },
    approval_withdraw: () => {
      throw noRequest();
    },
    reasons: () => ({ reasons }),
    reason_save: ({ id, words, retired }) => {
      const reason = { id: id ?? `reason-${reasons.length}`, words, retired };
      reasons = [...reasons.filter((one) => one.id !== id), reason];
      return { reasons };
    },
    activity: () => ({ entries: [], more: false, people: [], actions: [], check: check() }),
    activity_export: () => ({ path: null, sentence: 'No file was written.', size: 0, sha256: null }),
    activity_check: check,
  };
}
