// Words of the hand-off, of files that leave the program, and of files that come in.
import type { HandoffForm, RowAction } from '../../bindings';

type Facts = Record<string, string>;

export const file = {
  title: 'The file was saved',
  printTitle: 'The sheet is open for printing',
  where: 'Where',
  size: 'Size',
  sha: 'Checksum (SHA-256)',
  shaHelp: 'Both sides can compare this checksum to be sure that the file arrived unchanged.',
  copySha: 'the checksum',
  copyPath: 'the path',
  cancelledTitle: 'Canceled',
  cancelled: 'No file was written. The history says so too.',
  bytes: (size: number) => {
    if (size < 1024) return `${size} bytes`;
    const tenths = Math.round(size / 102.4);
    return tenths < 10_240 ? `${Math.floor(tenths / 10)}.${tenths % 10} KB` : `${Math.floor(tenths / 10_240)}.${Math.floor((tenths % 10_240) / 1024)} MB`;
  },
};

export const passphrase = {
  label: 'Passphrase',
  help: 'At least 12 characters, or four different words. Whoever opens the file needs it; nobody can recover it.',
  repeat: 'Repeat the passphrase',
  show: 'Show what I type',
  good: 'Good: long enough and not easy to guess.',
  empty: 'Enter a passphrase.',
  differs: 'The two passphrases are not the same.',
  judged: (code: string | null, facts: Facts): string | null => (code === null ? null : (strengths[code]?.(facts) ?? facts['message'] ?? weak)),
  tell: 'Tell the passphrase by phone. Never send it in the same message as the file.',
};

const short = (facts: Facts) =>
  `Too short${facts['has'] ? `: ${facts['has']} characters` : ''}. Use at least ${facts['needs'] ?? '12'} characters, or four different words.`;

const weak = 'This is easy to guess. Use four different words.';

const strengths: Record<string, (facts: Facts) => string> = {
  passphrase_empty: () => 'Enter a passphrase.',
  passphrase_short: short,
  passphrase_too_short: short,
  passphrase_repeats: () => 'The same few characters over and over are guessed at once. Use four different words.',
  passphrase_run: () => 'A row of keys or of the alphabet is guessed at once. Use four different words.',
  passphrase_common: (facts) => `${facts['word'] ? `“${facts['word']}”` : 'This'} is among the first things anybody tries. Use four different words.`,
  passphrase_obvious: (facts) => `${facts['word'] ? `“${facts['word']}”` : 'This'} is known to anybody who knows the town. Use four different words.`,
  passphrase_blank: () => 'It starts or ends with a blank, which is lost when it is read out.',
};

export const keys = {
  label: 'Key of the recipient',
  help: 'Starts with age1. CivicPlus sends it to you; it is not secret. One key per line if several people should open the file.',
  empty: 'Paste the key of the recipient.',
  secret: 'This is a secret key (AGE-SECRET-KEY). Its owner should not have sent it. Ask for the public one, which starts with age1.',
  ssh: 'This is an SSH key. Ask for a key that starts with age1.',
  shape: (line: number, length: number) => `Line ${line} is not a complete age1 key: it has ${length} characters, a key has 62. Copy it again.`,
  notKey: (line: number) => `Line ${line} is not an age1 key. It has only small letters and digits after age1.`,
  good: (n: number) => (n === 1 ? '1 key, complete' : `${n} keys, complete`),
};

export const handoff = {
  title: 'Hand-off',
  lead: 'CivicPlus needs the API user, the terminal, its kind and its PIN. Nothing leaves this computer until you save, print or copy.',
  preview: 'What will be handed over',
  columns: { terminal: 'Terminal', kind: 'Kind', user: 'API user', pin: 'PIN', state: 'State', verified: 'Last verified', copy: 'Copy' },
  missing: 'Missing',
  masked: (ends: string) => `•••• ${ends}`,
  maskedSpoken: (ends: string) => `PIN ends ${ends}`,
  never: 'Never',
  empty: 'No terminal is in use',
  emptyBody: 'Add a terminal first; then it can be handed over.',
  openTerminals: 'Open Terminals & PINs',
  copyPin: 'Copy PIN',
  copyPinOf: (name: string) => `Copy the PIN of ${name}`,
  blockedTitle: 'The hand-off is stopped until this is solved',
  blockedBody: 'With a wrong PIN, payments are booked on the wrong terminal. Solve what is listed here; the hand-off then opens by itself.',
  draftTitle: 'This is a draft',
  draftBody: 'The sheet will be marked DRAFT and will list what is missing.',
  draftNoUser: (names: string) => `No API user: ${names}.`,
  draftNoPin: (names: string) => `No PIN: ${names}.`,
  draftLost: (names: string) => `PIN gone from this computer: ${names}.`,

  how: 'How should it go to CivicPlus?',
  way: 'Choose one',
  forms: {
    masked: { title: 'PDF, PINs masked', help: 'Shows only the last four characters. Fine for e-mail and for your files.' },
    full: { title: 'PDF with full PINs', help: 'To print and hand over in person. Anybody who finds it can use the PINs.' },
    passphrase: { title: 'Sealed file with a passphrase', help: 'Full PINs, encrypted. You tell CivicPlus the passphrase by phone.' },
    key: { title: 'Sealed file for a recipient’s key', help: 'Full PINs, encrypted for the age1 key that CivicPlus sent you. Nothing to tell by phone.' },
  },
  purpose: 'Full PINs leave this computer. Before that, the history notes who gets them and why.',
  reason: 'Why is it handed over?',
  reasonHelp: 'At least 10 characters, for example: Onboarding of the web permits terminal.',
  recipient: 'Who gets it?',
  recipientHelp: 'A person or an office, for example: CivicPlus onboarding.',
  save: { pdf: 'Save PDF…', sealed: 'Save sealed file…' },
  print: 'Print',
  working: 'Writing…',
  summary: (n: number) => (n === 1 ? 'One thing needs your attention' : `${n} things need your attention`),
  done: 'Done',

  tellTitle: 'What to do now',
  tell: {
    pdf_masked: ['The PINs are masked. Give the full ones in person, or with a sealed file.'],
    pdf_full: ['Hand the paper over in person and keep no copy. Delete the PDF once it is printed.'],
    passphrase: [
      'Send the file by e-mail or upload. It is unreadable without the passphrase.',
      'Tell the passphrase by phone to the person named above.',
      'CivicPlus opens it with the free program “age”, which asks for the passphrase:',
    ],
    key: ['Send the file by e-mail or upload. Only the owner of the key can open it.', 'CivicPlus opens it with the free program “age” and their key file:'],
  },
  command: { passphrase: (name: string) => `age -d -o handoff.json ${name}`, key: (name: string) => `age -d -i key.txt -o handoff.json ${name}` },
  copyCommand: 'the command',
  formOf: {
    save_pdf: 'PDF',
    print_pdf: 'print',
    sealed_passphrase: 'sealed with a passphrase',
    sealed_recipient: 'sealed for a key',
  } satisfies Record<HandoffForm, string>,
};

export const configuration = {
  title: 'Configuration',
  lead: 'Keep a copy of the setup, move it to another computer, import terminals from a spreadsheet, and see what changed.',

  exportTitle: 'Export',
  exportLead: 'A file with users, terminals, rules and tasks. PINs are left out, or sealed with a passphrase.',
  scope: 'What to export',
  scopeOne: (name: string) => `Only ${name}`,
  scopeAll: 'All departments',
  secrets: 'PINs',
  without: { title: 'Leave PINs out', help: 'Terminals ask for their PIN after an import.' },
  sealed: { title: 'Seal PINs with a passphrase', help: 'PINs come along, encrypted. Without the passphrase everything else still works.' },
  export: 'Export…',

  importTitle: 'Import',
  importLead: 'Imports a configuration file. You see what would change before anything is saved.',
  choose: 'Choose a file…',
  chosenNothing: 'No file was chosen.',
  previewTitle: 'What the file holds',
  accounts: 'Departments',
  made: 'Made',
  users: 'API users',
  terminals: 'Terminals',
  sealedPins: 'Sealed PINs',
  noPins: 'None. Terminals will ask for their PIN.',
  changes: 'What would change',
  noChanges: 'Nothing would change: everything is here already.',
  problemsTitle: 'This file cannot be imported',
  untouched: 'What is on this computer is untouched.',
  openPins: 'Passphrase of the sealed PINs',
  openPinsHelp: 'Leave it empty to import everything but the PINs.',
  apply: 'Import',
  cancel: 'Cancel',
  close: 'Close',
  doneTitle: 'The configuration was imported',
  restored: (n: number) => (n === 1 ? '1 PIN came along.' : `${n} PINs came along.`),
  pinsNeeded: 'PIN needed',
  pinsNeededLead: 'These terminals work again once their PIN is pasted:',
  pinsProblem: 'The PINs did not come along',
  toTerminals: 'Open Terminals & PINs',

  sheetTitle: 'From a spreadsheet',
  sheetLead: 'Imports terminals and API users from CSV, Excel or OpenDocument. PINs do not belong in a spreadsheet; paste them one by one.',
  template: 'Save a template…',
  sheetPreview: (name: string) => `Preview of ${name}`,
  sheetCounts: (good: number, bad: number) =>
    bad === 0 ? `${rows(good)} can be imported.` : `${rows(good)} can be imported, ${rows(bad)} cannot. Nothing is saved yet.`,
  sheetIgnored: (columns: string[]) => `${columns.length === 1 ? 'Ignored column' : 'Ignored columns'}: ${columns.join(', ')}.`,
  sheetColumns: { row: 'Row', terminal: 'Terminal', kind: 'Kind', user: 'API user', action: 'Result', notes: 'What to look at' },
  actions: { add: 'New', change: 'Changes', same: 'Already here', problem: 'Problem' } satisfies Record<RowAction, string>,
  unknownKind: (text: string) => (text ? `“${text}”` : 'missing'),
  applyAll: (n: number) => `Import ${rows(n)}`,
  applyGood: (good: number, bad: number) => `Import ${rows(good)}, skip ${bad}`,
  fixFirst: 'Correct the rows in the spreadsheet and choose it again, or skip them.',
  nothingGood: 'No row can be imported. Correct the rows in the spreadsheet and choose it again.',
  sheetDone: (n: number) => `${rows(n)} imported. New terminals need a PIN now.`,
  noRows: 'The file has no rows.',

  compareTitle: 'What changed?',
  compareLead: 'Compares the setup on two dates, for example go-live and today.',
  from: 'From',
  to: 'To',
  now: 'Now',
  day: (day: string, changes: number) => `${day} (${changes === 1 ? '1 change' : `${changes} changes`})`,
  compare: 'Compare',
  noDays: 'Nothing has been recorded to compare yet. From the first change on, every day is kept.',
  onlyToday: (n: number) =>
    `${n === 1 ? 'The only change was' : `All ${n} changes were`} made today. You can compare from tomorrow on.`,
  order: 'Choose an earlier day under From than under To.',
  nothingChanged: (from: string, to: string) => `Nothing changed between ${from} and ${to}.`,
  differences: (n: number) => (n === 1 ? '1 difference' : `${n} differences`),
  notSetUp: 'Nothing was set up yet on the first day.',
  diffColumns: { what: 'What', name: 'Name', how: 'How', values: 'Before and after' },
  whats: { account: 'Account', user: 'API user', terminal: 'Terminal', pin: 'PIN', address: 'Address', task: 'Task', right: 'Right', intention: 'Intention', device: 'Reader' } as Record<string, string>,
  hows: { added: 'Added', removed: 'Removed', changed: 'Changed' } as Record<string, string>,
  fields: {
    name: 'name', kind: 'kind', user_id: 'API user', merchant_id: 'account ID', environment: 'environment', zone: 'time zone', gateway_zone: 'gateway time zone',
    display_zone: 'time zone', currency: 'currency', ends: 'PIN ends', state: 'state', active: 'in use', note: 'note', status: 'status', ticket: 'ticket',
    shared_vault: 'shared token vault', registered_on: 'registered on', confirmed_on: 'confirmed on', asked_on: 'asked on', address: 'address', since: 'since', agent: 'spoke with',
  } as Record<string, string>,
  value: (field: string, before: string | null, after: string | null) => {
    if (before === null) return `${field}: ${after ?? 'nothing'}`;
    return after === null ? `${field}: was ${before}` : `${field}: ${before} → ${after}`;
  },
};

function rows(n: number): string {
  return n === 1 ? '1 row' : `${n} rows`;
}
