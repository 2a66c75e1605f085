// Words of the second level of navigation and of the department switcher.

export const setupNav = {
  label: 'Setup pages',
  pages: {
    checklist: 'Checklist',
    users: 'API users',
    terminals: 'Terminals & PINs',
    handoff: 'Hand-off',
    configuration: 'Configuration',
    history: 'History',
    department: 'Department',
  },
  /** In the window title. */
  title: (page: string) => `${page} \u2013 Setup`,
  announced: (page: string) => `Setup, ${page}`,
};

export const departments = {
  menu: 'Department',
  menuOf: (name: string) => `Department: ${name}`,
  choose: 'Departments',
  more: 'Manage',
  add: 'Add department',
  switched: (name: string) => `Now showing ${name}`,
  section: 'Department',
  editTitle: (name: string) => `Edit ${name}`,
  back: 'Back',
  account: 'Converge account',
  places: 'Times and money',
  gatewayZone: 'Converge reports times in',
  gatewayZoneHelp: 'As the town chose in Converge. Payments are dated by it.',
  displayZone: 'Show times in',
  displayZoneHelp: 'The zone of your office, used on every page.',
  currency: 'Currency',
  currencyHelp: 'Three letters, for example USD.',
  currencyWrong: 'A currency has three letters, for example USD.',
  practiceOnly: 'Practice data stays in practice. Leave practice to set up a department at Demo or Live.',
  vault: 'Shared token vault',
  vaultHelp: 'Whether a card on file works on every terminal of this account. Converge knows.',
  vaults: { unknown: 'Not asked yet', yes: 'Yes, shared', no: 'No, one per terminal' },
  factCurrency: 'Currency',
  otherConverge: 'Every PIN of this department will be marked unverified',
  otherConvergeBody: 'Another environment or account ID means another Converge is asked. The PINs stay stored; verify them again.',
  save: 'Save',
  nameTaken: 'Another department has this name. Give each its own.',
  unfinishedTitle: 'Another setup is not finished',
  unfinishedBody: (name: string) =>
    `${name} was begun and not finished. Starting a new department forgets what was typed there and not saved; saved parts stay.`,
  unfinishedNameless: 'A department without a name yet',
  goOn: 'Go on with it',
  startNew: 'Start a new one',
};
