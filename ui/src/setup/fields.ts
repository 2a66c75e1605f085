// One place for the ids that labels, summaries and tests share.
export const fieldIds = {
  environment: 'field-environment',
  endpoint: 'field-endpoint',
  accountId: 'field-account-id',
  accountName: 'field-account-name',
  userId: (row: number) => `field-user-id-${row}`,
  terminalName: (row: number) => `field-terminal-name-${row}`,
  terminalKind: (row: number) => `field-terminal-kind-${row}`,
  terminalUser: (row: number) => `field-terminal-user-${row}`,
  addTerminal: 'add-terminal',
  pin: (row: number) => `field-pin-${row}`,
};
