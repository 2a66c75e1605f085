// Who may do what in the invented town, as the program has it.
import type { CommandName, StreamName } from '../types';
import type { Duty, Role, RoleView } from '../../bindings';

const lines: Record<Role, string> = {
  viewer: 'Looks at everything and changes nothing.',
  clerk: 'Sets up terminals and PINs, hands them over, asks for refunds and takes payments of plans.',
  finance: 'Settles, reconciles, looks after plans and asks for refunds; sees no PINs.',
  approver: 'Decides what others ask for; asks for nothing that moves money.',
  administrator: 'Does everything, and looks after people and rules.',
};

const who: Record<Duty, readonly Role[]> = {
  view: ['viewer', 'clerk', 'finance', 'approver', 'administrator'],
  setup: ['clerk', 'finance', 'administrator'],
  reveal_pin: ['clerk', 'administrator'],
  hand_off: ['clerk', 'administrator'],
  export: ['clerk', 'finance', 'approver', 'administrator'],
  records: ['clerk', 'finance', 'approver', 'administrator'],
  request_reverse: ['clerk', 'finance', 'administrator'],
  take_payment: ['clerk', 'finance', 'administrator'],
  manage_plans: ['clerk', 'finance', 'administrator'],
  settle: ['finance', 'administrator'],
  reconcile: ['finance', 'administrator'],
  approve: ['approver', 'administrator'],
  resolve_unknown: ['finance', 'approver', 'administrator'],
  manage_people: ['administrator'],
};

const duties = Object.keys(who) as Duty[];
const roles = Object.keys(lines) as Role[];

export const dutiesOf = (role: Role): Duty[] => duties.filter((duty) => who[duty].includes(role));
export const roleViews = (): RoleView[] => roles.map((role) => ({ role, words: lines[role], duties: dutiesOf(role) }));

type Asked = CommandName | StreamName;

/** Given by anybody, signed in or not. */
export const free: ReadonlySet<Asked> = new Set<Asked>([
  'app_status', 'app_explore', 'app_leave_practice', 'app_reset_practice', 'app_set_preferences', 'session', 'sign_in', 'sign_out', 'session_lock', 'step_up', 'password_change', 'people_recover', 'help_explain', 'help_search',
]);

/** Wants the password of the last five minutes. */
export const fresh: ReadonlySet<Asked> = new Set<Asked>([
  'pin_reveal', 'pin_copy', 'person_add', 'person_edit', 'person_set_active', 'person_reset_password', 'rules_save', 'reason_save',
]);

const managing: ReadonlySet<Asked> = new Set<Asked>([
  'people', 'person_impact', 'person_add', 'person_edit', 'person_set_active', 'person_reset_password', 'rules_save', 'reason_save',
]);

export const dutyFor = (command: Asked): Duty => (managing.has(command) ? 'manage_people' : command === 'activity_export' ? 'export' : 'view');
