// The people of the invented town: signing in, the book of people, the town's rules.
import type { People, PersonImpact, PersonView, PracticeSignIn, Role, SessionView, TownRules } from '../../bindings';
import type { Handlers } from '../fake';
import type { CommandName, StreamName } from '../types';
import { fakeError } from './findings';
import { dutiesOf, dutyFor, free, fresh, roleViews } from './peopleRules';

export type PeopleCalls = Pick<
  Handlers,
  | 'session' | 'sign_in' | 'sign_out' | 'session_lock' | 'step_up' | 'password_change' | 'people' | 'people_recover' | 'person_add' | 'person_edit' | 'person_impact' | 'person_set_active' | 'person_reset_password' | 'rules' | 'rules_save'
>;

export interface FakePeopleSwitches {
  /** No person was added yet. */
  none: boolean;
  /** Who is signed in at first. */
  signedIn: string | null;
  /** The password was typed a moment ago. */
  fresh: boolean;
  /** Whose password was set by somebody else. */
  mustChange: readonly string[];
  idleLockMinutes: number;
}

export interface FakePeople {
  calls: PeopleCalls;
  /** Lets a command in, or throws as the program does. */
  enter(command: CommandName | StreamName): void;
  /** Who is signed in. */
  you(): PersonView | null;
  /** Somebody by name and password, for a decision at this screen. */
  authenticate(name: string, password: string): PersonView;
  isFresh(): boolean;
  /** The password gets old. */
  age(): void;
  /** The program forgets who was signed in, as after a restart. */
  forget(): void;
}

export const practicePassword = 'practice makes money safe';
export const recoveryCodes = ['ABCD-EFGH-JKMN-PQRS-TUVW-XYZ2', 'Z2YX-WVUT-SRQP-NMKJ-HGFE-DCBA'];
const staff: ReadonlyArray<[string, string, Role]> = [
  ['p-clerk', 'Dana Clerk', 'clerk'],
  ['p-finance', 'Frank Finance', 'finance'],
  ['p-approver', 'Sofia Supervisor', 'approver'],
  ['p-admin', 'Ada Administrator', 'administrator'],
];
const kinds = ['void', 'return', 'take_installment', 'take_recurring', 'settle', 'add_plan', 'update_plan', 'delete_plan'];
const wrongOnes = 3;
const lockedMs = 15 * 60_000;

type Stored = PersonView & { password: string; wrong: number };

const usd = (minor: string) => ({ minor, currency: 'USD' });

function stored(id: string, name: string, role: Role, password: string): Stored {
  return { id, name, role, active: true, aloneLimit: usd('0'), approveLimit: null, mustChange: false, lockedUntil: null, signedInAt: null, isYou: false, password, wrong: 0 };
}

export function createPeople(practice: () => boolean, switches: Partial<FakePeopleSwitches>, changed: () => void): FakePeople {
  const none = switches.none ?? !practice();
  let people: Stored[] = none ? [] : staff.map(([id, name, role]) => ({ ...stored(id, name, role, practicePassword), mustChange: switches.mustChange?.includes(name) ?? false }));
  const starts = switches.signedIn === undefined ? 'Ada Administrator' : switches.signedIn;
  let session = people.find(({ name }) => name === starts)?.id ?? null;
  let locked: string | null = null;
  let isFresh = switches.fresh ?? true;
  let codes = 0;
  let rules: TownRules = {
    idleLockMinutes: switches.idleLockMinutes ?? 15,
    pinViewerMayNotRefund: false,
    secondPerson: kinds.map((act) => ({ act, needed: act === 'return' || act === 'settle' })),
  };

  const view = ({ password: _, wrong: __, ...person }: Stored): PersonView => ({ ...person, isYou: person.id === session });
  const you = () => people.find(({ id, active }) => id === session && active) ?? null;
  const find = (id: string): Stored => {
    const found = people.find((one) => one.id === id);
    if (!found) throw fakeError('not_found', 'There is no such person.');
    return found;
  };
  const all = (): People => structuredClone({ people: [...people].sort((a, b) => a.name.localeCompare(b.name)).map(view), roles: roleViews(), rules });
  const known = (): PracticeSignIn | null =>
    practice() && people.some(({ id }) => id === 'p-admin') ? { password: practicePassword, people: staff.map(([, name, role]) => ({ name, role })) } : null;
  const answer = (): SessionView => {
    const person = you();
    return structuredClone({
      people: people.length > 0,
      person: person && view(person),
      duties: person ? dutiesOf(person.role) : [],
      lockedName: locked,
      freshUntil: null,
      automatic: false,
      idleLockMinutes: rules.idleLockMinutes,
      practice: known(),
    });
  };

  const authenticate = (name: string, password: string): Stored => {
    const person = people.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    if (person?.lockedUntil && Date.parse(person.lockedUntil) > Date.now()) throw lockedOut(person.lockedUntil);
    if (!person || person.password !== password) {
      if (person) miss(person);
      if (person?.lockedUntil) throw lockedOut(person.lockedUntil);
      throw fakeError('invalid_input', 'The name or the password is not right.', { field: 'password', reason: 'sign_in_wrong' });
    }
    if (!person.active) throw fakeError('not_allowed', 'Ask your supervisor: this sign-in is no longer in use.', { reason: 'deactivated' });
    Object.assign(person, { wrong: 0, lockedUntil: null, signedInAt: new Date().toISOString() });
    return person;
  };
  const miss = (person: Stored) => {
    person.wrong += 1;
    if (person.wrong < wrongOnes) return;
    Object.assign(person, { wrong: 0, lockedUntil: new Date(Date.now() + lockedMs).toISOString() });
  };
  const lockedOut = (until: string) => fakeError('locked_out', 'After three wrong passwords in a row this sign-in is locked for 15 minutes. An administrator can set a new password.', { until, minutes: 15 });
  const begin = (person: Stored) => {
    session = person.id;
    locked = null;
    isFresh = true;
  };
  const judge = (password: string, field: string) => {
    if (password.length < 10) throw fakeError('invalid_input', 'A password has at least 10 characters.', { field, reason: 'password_short' });
    if (/^password/i.test(password)) throw fakeError('invalid_input', 'This is one of the passwords that are tried first. Choose something nobody would guess.', { field, reason: 'password_common' });
  };
  const lastAdministrator = (person: Stored): string | null => {
    const is = (one: Stored) => one.active && one.role === 'administrator';
    return is(person) && !people.some((one) => is(one) && one.id !== person.id) ? `${person.name} is the last administrator. Make somebody else an administrator first.` : null;
  };
  const notLast = (person: Stored) => {
    const refused = lastAdministrator(person);
    if (refused) throw fakeError('not_allowed', refused, { reason: 'last_administrator' });
  };
  const taken = (name: string, id: string | null) => {
    if (name.trim() === '') throw fakeError('invalid_input', 'Write the person\u2019s name.', { field: 'name', reason: 'name_empty' });
    if (people.some((one) => one.id !== id && one.name.toLowerCase() === name.trim().toLowerCase())) {
      throw fakeError('duplicate_name', `There is somebody called ${name.trim()} already. Add a middle name or a department.`, { field: 'name' });
    }
  };
  const impactOf = (person: Stored): PersonImpact => {
    const saw = person.id === 'p-clerk';
    const terminals = ['T1 Parks Front Desk', 'T2 Web Permits', 'T3 Utility Counter'];
    return {
      person: view(person),
      pins: saw ? terminals.map((terminalName, at) => ({ terminalId: `t${at + 1}`, terminalName, at: `2026-09-1${at}T15:00:00Z`, rotated: false })) : [],
      requests: saw ? ['R-0031'] : [],
      views: saw ? ['Refunds this month', 'Web Permits'] : [],
      sentences: saw ? ['saw 3 PINs in 90 days', 'has 1 open refund request', 'owns 2 views'] : [],
      refused: lastAdministrator(person),
    };
  };

  const calls: PeopleCalls = {
    session: answer,
    sign_in: ({ name, password }) => {
      begin(authenticate(name, password));
      return answer();
    },
    sign_out: () => {
      session = null;
      locked = null;
      return answer();
    },
    session_lock: () => {
      locked = you()?.name ?? locked;
      session = null;
      return answer();
    },
    step_up: ({ password }) => {
      const person = you();
      if (!person) throw fakeError('sign_in_needed', 'Sign in first.');
      begin(authenticate(person.name, password));
      return answer();
    },
    password_change: ({ old, new: next }) => {
      const person = you();
      if (!person) throw fakeError('sign_in_needed', 'Sign in first.');
      authenticate(person.name, old);
      if (old === next) throw fakeError('invalid_input', 'This is the password you have. Choose another one.', { field: 'new', reason: 'password_same' });
      judge(next, 'new');
      Object.assign(person, { password: next, mustChange: false });
      begin(person);
      return answer();
    },
    people: all,
    people_recover: ({ code, name, password }) => {
      const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toUpperCase();
      const person = people.find((one) => one.active && one.role === 'administrator' && one.name.toLowerCase() === name.trim().toLowerCase());
      if (!person || plain(code) !== plain(recoveryCodes[codes % 2] ?? '')) {
        throw fakeError('invalid_input', 'The code does not fit, or nobody of this name is an administrator.', { field: 'code', reason: 'recovery_wrong' });
      }
      judge(password, 'password');
      codes += 1;
      Object.assign(person, { password, mustChange: false, wrong: 0, lockedUntil: null });
      begin(person);
      return { people: all(), recoveryCode: recoveryCodes[codes % 2] ?? null };
    },
    person_add: ({ name, role, password }) => {
      const first = people.length === 0;
      taken(name, null);
      judge(password, 'password');
      const person = { ...stored(`p-${people.length + 1}`, name.trim(), role, password), mustChange: !first };
      people = [...people, person];
      if (first) begin(person);
      changed();
      return { people: all(), recoveryCode: first ? (recoveryCodes[0] ?? null) : null };
    },
    person_edit: ({ id, name, role, aloneLimit, approveLimit }) => {
      const person = find(id);
      taken(name, id);
      if (role !== 'administrator') notLast(person);
      const raised = BigInt(aloneLimit.minor) > BigInt(person.aloneLimit.minor);
      if (id === session && raised) throw fakeError('same_person', 'Nobody raises their own limit. Another administrator can do it.');
      Object.assign(person, { name: name.trim(), role, aloneLimit, approveLimit });
      changed();
      return all();
    },
    person_impact: ({ id }) => impactOf(find(id)),
    person_set_active: ({ id, active }) => {
      const person = find(id);
      if (!active) notLast(person);
      person.active = active;
      changed();
      return impactOf(person);
    },
    person_reset_password: ({ id, password }) => {
      const person = find(id);
      judge(password, 'password');
      Object.assign(person, { password, mustChange: true, wrong: 0, lockedUntil: null });
      changed();
      return all();
    },
    rules: () => structuredClone(rules),
    rules_save: (next) => {
      if (next.idleLockMinutes < 1 || next.idleLockMinutes > 15) throw fakeError('invalid_input', 'The screen locks after 1 to 15 minutes.', { field: 'idleLockMinutes' });
      rules = structuredClone(next);
      changed();
      return structuredClone(rules);
    },
  };

  return {
    calls,
    you: () => you() && view(you() as Stored),
    authenticate: (name, password) => view(authenticate(name, password)),
    isFresh: () => isFresh,
    age: () => {
      isFresh = false;
    },
    forget: () => {
      session = null;
    },
    enter: (command) => {
      if (free.has(command) || people.length === 0) return;
      const person = you();
      if (!person) throw fakeError('sign_in_needed', 'Sign in first.');
      const duty = dutyFor(command);
      if (person.mustChange && duty !== 'view') throw fakeError('sign_in_needed', 'Choose your own password first: the one you have was set by somebody else.', { reason: 'password_change' });
      if (!dutiesOf(person.role).includes(duty)) throw fakeError('not_allowed', `${person.name} may not change people and rules. This is for administrators. Ask Ada Administrator.`, { duty });
      if (fresh.has(command) && !isFresh) throw fakeError('step_up_needed', 'Type your password once more before this: it was typed more than five minutes ago.', { name: person.name });
    },
  };
}
