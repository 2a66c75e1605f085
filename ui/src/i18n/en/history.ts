// Words of the setup history and of taking changes back.
import type { AuditResult } from '../../bindings';

const doors: Record<string, string | undefined> = { window: 'in the window', 'command line': 'on the command line' };

export const history = {
  title: 'History',
  lead: 'Every change to the setup, every PIN shown and everything handed over. Entries are never changed or removed.',
  filter: 'Show entries about',
  everything: 'Everything',
  department: (name: string) => `Department ${name}`,
  user: (name: string) => `API user ${name}`,
  terminal: (name: string) => `Terminal ${name}`,
  clear: 'Show everything',
  none: 'Nothing has been changed yet.',
  noneFiltered: 'Nothing is noted about this.',
  older: 'Show older entries',
  count: (n: number, more: boolean) => (more ? `The newest ${n} entries` : n === 1 ? '1 entry' : `${n} entries`),
  made: (no: number, who: string, door: string) => `Entry ${no}, made by ${who} ${doors[door] ?? `(${door})`}`,
  details: 'What changed',
  detailsOf: (no: number) => `What changed in entry ${no}`,
  field: 'What',
  before: 'Before',
  after: 'After',
  nothing: '\u2013',
  reason: (text: string) => `Reason: ${text}`,
  results: { done: 'Done', refused: 'Refused', cancelled: 'Canceled', failed: 'Failed' } satisfies Record<AuditResult, string>,
  undo: 'Undo',
  undoOf: (sentence: string) => `Undo: ${sentence}`,
  undone: 'Taken back',
  undoFailed: 'This could not be taken back',
  cannot: (reason: string) => `Cannot be undone. ${reason}`,
};

const fields: Record<string, string | undefined> = {
  name: 'Name',
  kind: 'Kind',
  user: 'API user',
  user_id: 'API user',
  note: 'Note',
  active: 'State',
  registered_on: 'Registered on',
  merchant_id: 'Account ID',
  environment: 'Environment',
  endpoint: 'Gateway address',
  gateway_zone: 'Converge reports times in',
  display_zone: 'Times are shown in',
  currency: 'Currency',
  shared_vault: 'Shared token vault',
  model: 'Reader model',
  serial: 'Serial number',
  counter: 'Counter',
  drawer: 'Cash drawer',
  whereabouts: 'Location',
  address: 'Address',
  asked_on: 'Asked on',
  confirmed_on: 'Confirmed on',
  confirmed_by: 'Confirmed by',
  intentions: 'Meant to do',
  ends: 'PIN ends',
  state: 'State',
  photo: 'Photo',
  ticket: 'Ticket',
  status: 'Status',
  agent: 'Spoke with',
  since: 'Since',
  ticked: 'Ticked',
};

/** A field without words of its own is shown by its name. */
export const changedField = (field: string): string => {
  const plain = field.replace(/_/g, ' ');
  return fields[field] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
};

const values: Record<string, string | undefined> = {
  retail: 'Retail',
  internet: 'Internet',
  service: 'Service',
  moto: 'Mail or phone',
  true: 'Yes',
  false: 'No',
  practice: 'Practice',
  demo: 'Demo',
  live: 'Live',
};

const worded = new Set(['kind', 'active', 'ticked', 'environment', 'photo']);

export const changedValue = (field: string, value: string): string =>
  (worded.has(field) ? values[value] : undefined) ?? value;
