// Words of the checklist: what there is to do, who does it, how it stands.
import type { TaskKind, TaskOwner, TaskStatus } from '../../bindings';

export const taskStatuses: Record<TaskStatus, string> = {
  open: 'To do',
  waiting: 'Waiting',
  done: 'Done',
  problem: 'Problem',
  not_needed: 'Not needed',
};

/** Names of things, which stand beside "To do" as well as beside "Done". */
export const taskNames: Record<TaskKind, string> = {
  account_facts: 'Account facts',
  register_user: 'Registration of the API user',
  grant_rights: 'Rights of the API user',
  shared_vault: 'Shared token vault',
  store_pin: 'PIN',
  verify_pin: 'Check of the PIN',
  solve_problem: 'Problem',
  finish_rotation: 'PIN change',
  hosted_page: 'Hosted page',
  allow_list: 'Allow-list',
  enable_post: 'POST',
  return_address: 'Return address',
  no_allow_list: 'No allow-list',
  rotate_pin: 'New PIN',
  hand_off: 'Hand-off',
  connected: 'Connection by CivicPlus',
};

export const checklist = {
  title: 'Checklist',
  progress: (done: number, total: number, waiting: string | null) =>
    waiting ? `${done} of ${total} done, ${lowerFirst(waiting)}` : `${done} of ${total} done`,
  progressLabel: 'Tasks done',
  allDone: (total: number) => `All ${total} tasks are done.`,
  print: 'Print',
  handoff: 'Open the hand-off',
  printed: (town: string, day: string, mode: string) => `${town} · printed ${day} · ${mode}`,
  noAccount: 'No town is set up here yet',
  start: 'Set up your town',

  owners: {
    you: { title: 'You', lead: 'What the town does itself.' },
    converge: { title: 'Converge by phone', lead: 'What Converge switches on when you call. The call sheet says what to ask for.' },
    civic_plus: { title: 'CivicPlus', lead: 'What happens after the hand-off.' },
  } satisfies Record<TaskOwner, { title: string; lead: string }>,
  ownerCount: (done: number, total: number) => `${done} of ${total} done`,
  nothing: 'Nothing here.',
  doneTasks: (n: number) => (n === 1 ? '1 done' : `${n} done`),
  account: 'The whole account',

  automatic: 'kept up to date by the program',
  since: (day: string) => `since ${day}`,
  ticket: (ticket: string) => `ticket ${ticket}`,
  agent: (agent: string) => `spoke with ${agent}`,
  by: (who: string) => `noted by ${who}`,
  facts: (facts: string[]) => upperFirst(facts.join(' · ')),
  update: 'Update',
  updateOf: (task: string, subject: string) => `Update: ${task}, ${subject}`,

  form: {
    status: 'Status',
    since: 'Since',
    ticket: 'Ticket number',
    agent: 'Spoke with',
    note: 'Note',
    save: 'Save',
    cancel: 'Cancel',
    saved: (task: string, status: string) => `${task}: ${status}. Saved.`,
    future: 'Choose today or a day before.',
  },

  go: {
    account_facts: 'Open the department',
    register_user: 'Open the API users',
    grant_rights: 'Open the rights',
    shared_vault: 'Open the department',
    store_pin: 'Paste the PIN',
    verify_pin: 'Verify',
    solve_problem: 'See what was found',
    finish_rotation: 'Go on with the PIN change',
    hosted_page: 'Open the terminal',
    allow_list: 'Open the allow-list',
    enable_post: 'Open the terminal',
    return_address: 'Open the terminal',
    no_allow_list: 'Open the terminal',
    rotate_pin: 'Change the PIN',
    hand_off: 'Open the hand-off',
    connected: 'Open the hand-off',
  } satisfies Record<TaskKind, string>,
  goOf: (action: string, subject: string) => `${action}: ${subject}`,

  orphansTitle: 'Not connected yet',
  userOrphan: (user: string) => `${user} has no terminal.`,
  terminalOrphan: (terminal: string) => `${terminal} has no API user.`,

  otherSheets: 'Other call sheets',
  callSheet: 'Call sheet',
  callSheetOf: (terminal: string) => `Call sheet for ${terminal}`,
};

export const callSheet = {
  loading: 'Call sheet',
  ready: 'Have ready',
  ask: 'Ask for',
  askHelp: 'While you are on the phone, tick what you asked for.',
  nothingToAsk: 'There is nothing to ask Converge for this terminal.',
  done: (day: string | null) => (day ? `Done on ${day}` : 'Done'),
  since: (day: string) => `since ${day}`,
  again: 'Asked again',
  call: 'About this call',
  agent: 'Spoke with',
  ticket: 'Ticket number',
  note: (n: number) => (n === 0 ? 'Note the call' : n === 1 ? 'Note the call: 1 thing asked' : `Note the call: ${n} things asked`),
  nothingTicked: 'Tick what you asked for first.',
  noted: (n: number, day: string, ticket: string) =>
    `${n === 1 ? '1 task has' : `${n} tasks have`} been waiting for Converge since ${day}${ticket ? ` (ticket ${ticket})` : ''}.`,
  save: 'Save PDF…',
  print: 'Print',
  cancelled: 'Canceled. Nothing was written.',
  saved: (path: string) => `Saved as ${path}`,
  close: 'Close',
  leaveTitle: 'Close without noting the call?',
  leaveBody: 'What you ticked is not noted yet.',
  leave: 'Close without noting',
  stay: 'Go back',
};

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  const bare = text.replace(/\.$/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}
