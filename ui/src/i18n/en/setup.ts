// Words of the setup wizard and the Setup page. Sentences: what happened, what it means, what to do.
import type { Environment, PinState, SetupStep } from '../../bindings';

export const steps: Record<SetupStep, string> = {
  account: 'Account',
  user: 'API users',
  terminals: 'Terminals',
  pins: 'PINs',
  verify: 'Verify',
};

export const stepStates = {
  done: 'Done',
  current: 'You are here',
  todo: 'To do',
  waiting: 'Waiting',
  problem: 'Needs attention',
} as const;

const waitingFor: Record<SetupStep, string> = {
  account: 'the account',
  user: 'API users',
  terminals: 'terminals',
  pins: 'PINs',
  verify: 'the check with Converge',
};

export const progressLine = (done: number, next: SetupStep | null) =>
  next ? `Setup: ${done} of 5 steps done, waiting for ${waitingFor[next]}` : 'Setup: 5 of 5 steps done';

export const environments: Record<Environment, { name: string; help: string }> = {
  practice: {
    name: 'Practice',
    help: 'A pretend gateway inside this computer. No network, no money, no real card.',
  },
  demo: {
    name: 'Demo',
    help: 'Elavon’s test system. Needs demo credentials from Elavon. No money moves.',
  },
  live: { name: 'Live', help: 'The real Converge. Needs the town’s own credentials.' },
  custom: { name: 'Other address', help: 'Only if Elavon or your installer gave you an address.' },
};

export const pinStates: Record<PinState, string> = {
  missing: 'No PIN yet',
  unverified: 'Stored, not verified',
  verified: 'Verified',
  refused: 'Not accepted',
  conflict: 'Same PIN twice',
  lost: 'PIN needed again',
};

export const wizard = {
  stepsLabel: 'Steps',
  stepOf: (n: number) => `Step ${n} of 5`,
  continue: 'Continue',
  back: 'Back',
  later: 'Save for later',
  laterHelp: 'What you typed is saved as you go. PINs are never part of a draft.',
  saving: 'Saving…',
  whereTitle: 'Where do I find this?',
  summaryTitle: (n: number) =>
    n === 1 ? 'One thing needs your attention' : `${n} things need your attention`,
};

export const account = {
  title: 'Which Converge account is it?',
  lead: 'One account covers all terminals of your town or department.',
  environment: 'Which Converge system',
  otherOpen: 'Other address',
  endpoint: 'Gateway address',
  endpointHelp: 'Starts with https. Plain http works only for this computer itself (127.0.0.1).',
  id: 'Account ID',
  idHelp: '6 or 7 digits, as Converge shows them. Leading zeros count.',
  idWhere: [
    'Sign in to the Converge portal.',
    'The account ID (AID) is in the top corner, next to your name.',
    'Copy it with its leading zeros.',
  ],
  name: 'Town or department name',
  nameHelp: 'Appears in this program and on what you print. For example: City of Alder Creek.',
};

export const user = {
  title: 'Which API user does Converge know?',
  lead: 'An API user lets programs talk to Converge. It is not the sign-in of a person.',
  field: (n: number, count: number) => (count > 1 ? `API user ID ${n}` : 'API user ID'),
  help: 'Up to 15 letters and digits, for example apiuser501204.',
  where: [
    'Sign in to the Converge portal.',
    'Open Settings > Online API Security Allowed List Manager.',
    'Choose Registered API Users and copy the name of the API user.',
    'If the list is empty, Converge must register an API user for you. Call them; this page waits.',
  ],
  add: 'Add another API user',
  remove: (n: number) => `Remove API user ${n}`,
  removed: 'API user removed.',
};

export const terminals = {
  title: 'Which terminals take payments?',
  lead: 'Give each terminal the name your office uses, for example Parks Front Desk, and its kind as Converge lists it.',
  row: (n: number) => `Terminal ${n}`,
  name: 'Name',
  kind: 'Kind',
  more: 'More kinds',
  user: 'API user',
  userChoose: 'Choose an API user',
  add: 'Add a terminal',
  remove: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} removed.`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeBody: 'Its stored PIN is removed from this computer too. Converge itself does not change.',
  removeConfirm: 'Remove terminal',
  keep: 'Keep it',
  where: [
    'Open the Employees tab and choose the employee ID that equals your API user ID.',
    'Associated Terminals lists the terminals this API user may use.',
    'Write down for each one whether it is Retail or Internet. The two follow different rules.',
  ],
};

export const pins = {
  title: 'Which PIN belongs to which terminal?',
  lead: (store: string) =>
    `Paste one PIN per terminal. It goes straight into ${store} and cannot be read back here.`,
  leadMemory: 'Paste one PIN per terminal. In practice mode PINs are forgotten when the program closes.',
  field: (terminal: string) => `PIN for ${terminal}`,
  /** Where the title says whose it is. */
  fieldAlone: 'PIN',
  storedAtOnce: 'It is stored as soon as you paste it, or when you press Enter.',
  forUser: (user: string) => `API user ${user}`,
  where: [
    'Open the Employees tab in the Converge portal.',
    'Choose the employee ID that equals your API user ID.',
    'Under Associated Terminals press Show PIN at the terminal.',
    'Copy the PIN and paste it here. Do not retype it and do not use a screenshot.',
  ],
  stored: (store: string, ends: string | null) =>
    ends ? `Stored in ${store}, ends ${ends}` : `Stored in ${store}`,
  replace: 'Replace',
  replaceOf: (terminal: string) => `Replace PIN for ${terminal}`,
  cancelReplace: 'Keep the stored PIN',
  saving: 'Storing…',
  lost: 'This PIN was stored once, but the password store no longer has it. Paste it again.',
  moveHere: 'Move it here',
  keepThere: 'Keep it there',
  cancel: 'Cancel',
  more: 'More…',
  elsewhere: 'It stands in another department. Remove it there first if it belongs here.',
  swap: (other: string) => `Swap with ${other}`,
  swapHelp: (here: string, other: string) => `${here} gets this PIN, ${other} gets the one that is stored here now.`,
  swapped: (here: string, other: string) => `${here} and ${other} have swapped PINs. Verify both to be sure.`,
  anyway: 'Save anyway as a conflict',
  anywayHelp: 'Both terminals are marked until one of them gets its own PIN. Money could be taken on the wrong one.',
  kept: 'The PIN stays where it was. This field is empty again.',
  missingTitle: 'Go on without these PINs',
  missingHelp: 'You can paste them later under Setup. Those terminals stay unverified until then.',
  practiceTitle: 'Practice PINs',
  practiceLead: 'These belong to the practice gateway. Copy one, then paste it into its field.',
  rehearse: (one: string, other: string) =>
    `Rehearse a mistake: copy the PINs of ${one} and ${other} the wrong way round. The check finds it before any payment.`,
  practiceTerminals: 'The practice gateway knows these terminals.',
  practiceAccount: (id: string) => `The practice gateway knows account ${id}.`,
  practiceUsers: 'The practice gateway knows these API users.',
  pinOf: (terminal: string) => `PIN of ${terminal}`,
  copy: (terminal: string) => `Copy PIN of ${terminal}`,
  copyAccount: 'Copy account ID',
  copyUser: (user: string) => `Copy ${user}`,
  copyShort: 'Copy',
  copied: (what: string) => `${what} copied.`,
};

export const finish = {
  title: (name: string) => `${name} is set up`,
  titleUnverified: (name: string) => `${name} is saved, not fully verified`,
  lead: 'Print this page for your records. It holds no PIN.',
  leadUnverified:
    'You can read payments of verified terminals now. The others wait until a check succeeds.',
  tasks: 'Open tasks',
  noTasks: 'Nothing is waiting for anybody.',
  print: 'Print this page',
  sync: 'Read payments now',
  checklist: 'Go to the checklist',
  printed: (date: string, mode: string) => `Printed ${date} · ${mode}`,
};

export const page = {
  title: 'Setup',
  factId: 'Account ID',
  factEnvironment: 'Environment',
  factHost: 'Gateway',
  factGatewayZone: 'Converge reports times in',
  factDisplayZone: 'Times here are shown in',
  factStore: 'PINs are kept in',
  users: 'API users',
  terminals: 'Terminals & PINs',
  addTerminal: 'Add a terminal',
  verifyOne: (terminal: string) => `Verify ${terminal}`,
  verify: 'Verify',
  edit: 'Edit',
  editOf: (terminal: string) => `Edit ${terminal}`,
  editTitle: (terminal: string) => `Edit ${terminal}`,
  save: 'Save',
  cancel: 'Cancel',
  pinTitle: (terminal: string) => `PIN for ${terminal}`,
  close: 'Close',
  columns: {
    terminal: 'Terminal',
    kind: 'Kind',
    user: 'API user',
    pin: 'PIN',
    checked: 'Last checked',
    actions: 'Actions',
  },
  ends: (ends: string) => `ends ${ends}`,
  never: 'Never',
  none: 'None',
  empty: 'No terminal yet. Add one to read its payments.',
  conflictWith: (names: string) => `Same PIN as ${names}`,
  practice: 'Practice data',
  practiceLead: 'Everything here is invented. Nothing leaves this computer.',
  leave: 'Leave practice',
  reset: 'Reset practice data',
  resetTitle: 'Reset practice data?',
  resetBody:
    'The practice town starts over: your practice changes, PINs and payments on this computer are replaced. Real data is not touched.',
  resetConfirm: 'Reset practice data',
  resetDone: 'Practice data is fresh again.',
  noAccount: 'No town is set up here yet',
};
