// Words around what was found; the findings themselves come as sentences from the program.
import type { Agreement, ComparedFact, FindingWeight, NextStep, TaskOwner } from '../../bindings';

export const owners: Record<TaskOwner, string> = {
  you: 'You',
  converge: 'Converge by phone',
  civic_plus: 'CivicPlus',
};

export const weights: Record<FindingWeight, string> = {
  blocks: 'Stops the hand-off',
  warns: 'Should be solved',
  notes: 'Good to know',
};

export const findings = {
  title: 'What was found',
  count: (n: number) => (n === 1 ? '1 finding' : `${n} findings`),
  evidence: 'What shows it',
  details: 'Details',
  turns: {
    you: 'Your turn',
    converge: 'Converge\u2019s turn, by phone',
    civic_plus: 'CivicPlus\u2019s turn',
  } satisfies Record<TaskOwner, string>,
  code: (code: number) => `Code ${code}`,
  none: 'Nothing wrong was found.',
  lastChecked: (when: string, who: string | null) => (who ? `Last checked ${when} by ${who}.` : `Last checked ${when}.`),
  unchecked: 'Not checked yet',
  uncheckedBody:
    'Nothing is known to be wrong, but Converge has not been asked either. Verify asks one harmless question per terminal.',
  uncheckedNoPin: 'There is no PIN to check with yet. Paste a PIN first; then Converge can be asked.',
  verify: 'Verify now',
};

export const nextLabels: Record<NextStep['kind'], (name: string) => string> = {
  swap_pins: () => 'Swap the two PINs…',
  paste_pin: (name) => `Paste the PIN of ${name}`,
  look_at_evidence: (name) => `Look at payments of ${name}`,
  edit_terminal: (name) => `Open ${name}`,
  edit_user: (name) => `Open ${name}`,
  open_rights: (name) => `Open the rights of ${name}`,
  edit_account: () => 'Open the department',
  verify: (name) => (name ? `Verify ${name}` : 'Verify all'),
  call_converge: (name) => (name ? `Call sheet for ${name}` : 'Open the call sheets'),
  open_rotation: (name) => `Go on with the PIN change of ${name}`,
};

export const swap = {
  title: 'Swap the two PINs?',
  lead: 'Each terminal gets the PIN that is stored for the other one now. Nothing is sent to Converge.',
  columns: { terminal: 'Terminal', now: 'PIN now', then: 'PIN afterwards' },
  ends: (ends: string | null) => (ends ? `ends ${ends}` : 'none stored'),
  after: 'Both PINs count as unverified until you verify them again.',
  confirm: 'Swap them',
  doneTitle: 'The PINs are swapped',
  done: (a: string, b: string) => `${a} and ${b} have changed PINs. Verify both to be sure.`,
  verify: 'Verify both',
  later: 'Later',
};

export const verifyDialog = {
  title: (names: string[]) => (names.length === 1 ? `Verify ${names[0] ?? ''}` : `Verify ${names.length} terminals`),
  close: 'Close',
};

export const compared = {
  title: (name: string) => `${name}: here and at Converge`,
  columns: { fact: 'Fact', ours: 'Here', theirs: 'At Converge', agreement: 'Result' },
  facts: {
    name: 'Name',
    kind: 'Kind',
    currency: 'Currency',
    zone: 'Time zone',
    status: 'Status',
  } satisfies Record<ComparedFact, string>,
  agreements: {
    same: 'Same',
    differs: 'Differs',
    not_reported: 'Not reported',
    not_comparable: 'Cannot be compared',
  } satisfies Record<Agreement | 'not_comparable', string>,
  same: (same: number, unreported: number) =>
    unreported === 0 ? `Converge reports the same in all ${same} facts` : `Converge reports the same in ${same} facts, ${unreported} not reported or not comparable`,
  none: 'not reported',
};

export const evidence = {
  title: (name: string) => `Payments seen through the PIN of ${name}`,
  lead: 'Converge does not let this user read the terminal itself. The last payments tell whose PIN it is.',
  looking: 'Asking Converge for the last payments. Nothing is charged or changed.',
  columns: { at: 'Time', amount: 'Amount', card: 'Card', entry: 'How', about: 'About' },
  noTime: 'Time not readable',
  table: (name: string) => `Last payments, ${name}`,
  nothing: (days: number) => `No payments in the last ${days} days were seen through this PIN.`,
  nothingMeans: 'So there is nothing to judge by yet. Take a first small payment on the terminal, then look again.',
  back: (days: number) => `Looked back ${days} days.`,
  contradicts: 'This does not look like the kind of terminal that was chosen.',
  askCounter: (name: string) => `Is this the ${name} counter?`,
  askOther: (name: string) => `Are these payments of ${name}?`,
  yes: 'Yes, this is it',
  no: 'No, this is another terminal',
  saidYes: (name: string) => `Noted: these are payments of ${name}.`,
  saidNo: (name: string) => `Noted: these are not payments of ${name}. Its PIN belongs to another terminal; the hand-off waits until that is solved.`,
  answeredYes: 'You said: this is it.',
  answeredNo: 'You said: this is another terminal. The hand-off waits until that is solved.',
  change: 'Answer again',
  close: 'Close',
};
