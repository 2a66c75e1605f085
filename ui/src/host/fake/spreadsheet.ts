// A spreadsheet that the person picks, judged row by row with the rules of the checks.
import type { AccountView, AppStatus, SpreadsheetPreview, SpreadsheetRow, TerminalKind } from '../../bindings';
import { checkField } from '../../setup/fakeChecks';
import { fieldMessage } from '../../i18n/en/setupReports';
import type { Handlers } from '../fake';
import { accountIn, fakeError } from './findings';
import { writtenFile } from './paper';
import { noDevice, apiUser } from './town';

export type SpreadsheetCalls = Pick<Handlers, 'spreadsheet_preview' | 'spreadsheet_apply' | 'spreadsheet_template'>;

type Cells = [terminal: string, kind: string, user: string];

/** What stands in the picked file: good rows, a known one, and the usual mistakes. */
export const pickedRows: Cells[] = [
  ['T5 Library Desk', 'Retail', 'apiuser501205'],
  ['T6 Web Courses', 'online', 'apiuser501204'],
  ['T2 Web Permits', 'Internet', 'apiuser501204'],
  ['T7 Pool', 'counter?', 'clerk@aldercreek.gov'],
  ['', 'Retail', 'apiuser501205'],
  ['T5 Library Desk', 'Retail', 'apiuser501205'],
];

const kinds: Record<string, TerminalKind> = {
  retail: 'retail', counter: 'retail', internet: 'internet', online: 'internet', web: 'internet', service: 'service', moto: 'moto', 'mail/phone': 'moto',
};

function judge([terminalName, kindText, userName]: Cells, index: number, account: AccountView, before: Set<string>): SpreadsheetRow {
  const kind = kinds[kindText.toLowerCase()] ?? null;
  const problems: string[] = [];
  const name = checkField('terminal_name', terminalName);
  if (name.code) problems.push(fieldMessage(name.code, name.facts));
  else if (before.has(name.value.toLowerCase())) problems.push('This terminal stands in the file twice. Keep one of the two rows.');
  if (!kind) problems.push(`“${kindText}” is not a kind. Write Retail, Internet, Service or Mail or phone.`);
  const user = checkField('user_id', userName);
  if (user.code) problems.push(fieldMessage(user.code, user.facts));
  before.add(name.value.toLowerCase());
  const known = account.terminals.find((one) => one.name.toLowerCase() === name.value.toLowerCase());
  const knownUser = account.users.find((one) => one.userId === user.value);
  const same = known && known.kind === kind && known.userId === knownUser?.id;
  const action = problems.length > 0 ? 'problem' : same ? 'same' : known ? 'change' : 'add';
  const warnings = action === 'add' && !knownUser ? [`${user.value} is new here and is added too.`] : [];
  return { row: index + 2, terminalName: name.value, kindText, kind, userName: user.value, action, problems, warnings };
}

export function spreadsheetHandlers(status: AppStatus, changed: () => void): SpreadsheetCalls {
  let last: { account: AccountView; rows: SpreadsheetRow[] } | null = null;
  let serial = 0;
  const preview = (account: AccountView): SpreadsheetPreview => {
    const before = new Set<string>();
    const rows = pickedRows.map((cells, index) => judge(cells, index, account, before));
    last = { account, rows };
    const bad = rows.filter((row) => row.action === 'problem').length;
    return { token: 'sheet-1', file: 'terminals.xlsx', rows, columns: ['Terminal', 'Kind', 'API user'], ignored: ['Opening hours'], problems: [], good: rows.length - bad, bad };
  };
  return {
    spreadsheet_preview: ({ accountId }) => preview(accountIn(status, accountId)),
    spreadsheet_apply: ({ token, leaveOutBad }) => {
      if (!last || token !== 'sheet-1') throw fakeError('not_found', 'There is no such preview.');
      const { account, rows } = last;
      if (!leaveOutBad && rows.some((row) => row.action === 'problem')) {
        throw fakeError('invalid_input', 'Some rows have problems. Nothing was saved.', { field: 'rows', reason: 'rows_bad' });
      }
      for (const { action, terminalName: name, kind, userName } of rows) {
        if ((action !== 'add' && action !== 'change') || kind === null) continue;
        const user = account.users.find((one) => one.userId === userName) ?? apiUser(`user-s${(serial += 1)}`, userName);
        if (!account.users.includes(user)) account.users = [...account.users, user];
        const known = account.terminals.find((one) => one.name === name);
        if (known) Object.assign(known, { kind, userId: user.id });
        else {
          const id = `term-s${(serial += 1)}`;
          account.terminals = [...account.terminals, { id, name, kind, userId: user.id, reported: null, credentials: [], active: true, device: noDevice, note: '' }];
        }
      }
      changed();
      return structuredClone(account);
    },
    spreadsheet_template: () => writtenFile('Terminals template.csv', 'clerk1 saved the template for terminals.', 214),
  };
}
