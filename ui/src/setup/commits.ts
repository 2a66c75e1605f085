// Each step is saved as a whole or not at all; what stands in the way comes back as a list.
import type { AccountView, CheckField, SaveTerminal, SetupStep } from '../bindings';
import type { SummaryItem } from '../components/ErrorSummary';
import { toHostError } from '../host';
import { wordsForError } from '../i18n/en/errors';
import { account as accountWords, terminals as terminalWords, user as userWords } from '../i18n/en/setup';
import { fieldMessage } from '../i18n/en/setupReports';
import { fieldIds } from './fields';
import { draftFromAccount } from './model';
import type { WizardTools } from './wizardContext';

type Problems = SummaryItem[];

/** Checks one field, puts the cleaned value in order and lists what is wrong. */
async function checked(tools: WizardTools, fieldId: string, label: string, field: CheckField, value: string) {
  const { value: cleaned, error } = await tools.checks.check(fieldId, field, value);
  const problems: Problems = error ? [{ fieldId, label, message: error }] : [];
  return { cleaned, problems };
}

/** A problem the screen itself can see; marks the field, or takes the mark back. */
function marked(tools: WizardTools, fieldId: string, label: string, code: string | null): Problems {
  const message = code === null ? null : fieldMessage(code);
  tools.checks.mark(fieldId, message);
  return message === null ? [] : [{ fieldId, label, message }];
}

async function saving(save: () => Promise<AccountView>, tools: WizardTools): Promise<Problems> {
  try {
    const account = await save();
    tools.absorb(account);
    tools.update(({ step, userIds, terminals }) => ({
      ...draftFromAccount(account, step),
      userIds: account.users.length > 0 ? account.users.map((user) => user.userId) : userIds,
      ...(account.terminals.length > 0 ? {} : { terminals }),
    }));
    return [];
  } catch (reason) {
    const words = wordsForError(toHostError(reason));
    return [{ fieldId: null, label: words.title, message: `${words.means} ${words.todo}` }];
  }
}

async function commitAccount(tools: WizardTools): Promise<Problems> {
  const { draft, account, host } = tools;
  const { environment } = draft;
  const noEnvironment = environment === null ? 'environment_missing' : null;
  const problems = marked(tools, fieldIds.environment, accountWords.environment, noEnvironment);
  let endpoint: string | null = null;
  if (environment === 'custom') {
    const result = await checked(tools, fieldIds.endpoint, accountWords.endpoint, 'endpoint', draft.endpoint);
    endpoint = result.cleaned;
    problems.push(...result.problems);
  }
  const id = await checked(tools, fieldIds.accountId, accountWords.id, 'account_id', draft.merchantId);
  const name = await checked(tools, fieldIds.accountName, accountWords.name, 'account_name', draft.accountName);
  problems.push(...id.problems, ...name.problems);
  if (problems.length > 0 || environment === null) return problems;
  const request = { id: account?.id ?? null, name: name.cleaned, merchantId: id.cleaned, environment, endpoint };
  return saving(() => host.call('setup_save_account', request), tools);
}

async function commitUsers(tools: WizardTools): Promise<Problems> {
  const { draft, account, host } = tools;
  if (!account) return [];
  const userIds: string[] = [];
  const problems: Problems = [];
  const nothing = draft.userIds.every((value) => value.trim() === '');
  for (const [row, value] of draft.userIds.entries()) {
    if (value.trim() === '' && !(nothing && row === 0)) continue;
    const fieldId = fieldIds.userId(row);
    const label = userWords.field(row + 1, draft.userIds.length);
    const result = await checked(tools, fieldId, label, 'user_id', value);
    const twice = result.problems.length === 0 && userIds.includes(result.cleaned);
    problems.push(...result.problems, ...(twice ? marked(tools, fieldId, label, 'user_id_duplicate') : []));
    userIds.push(result.cleaned);
  }
  if (problems.length > 0) return problems;
  return saving(() => host.call('setup_save_users', { accountId: account.id, userIds }), tools);
}

async function commitTerminals(tools: WizardTools): Promise<Problems> {
  const { draft, account, host } = tools;
  if (!account) return [];
  const rows: SaveTerminal[] = [];
  const names = new Set<string>();
  const problems: Problems = [];
  const onlyUser = account.users.length === 1 ? account.users[0]?.id : undefined;
  for (const [row, { id, name, kind, userId }] of draft.terminals.entries()) {
    const place = terminalWords.row(row + 1);
    const nameId = fieldIds.terminalName(row);
    const result = await checked(tools, nameId, `${place}, ${terminalWords.name}`, 'terminal_name', name);
    const taken = names.has(result.cleaned.toLowerCase());
    names.add(result.cleaned.toLowerCase());
    if (result.problems.length === 0 && taken) {
      problems.push(...marked(tools, nameId, `${place}, ${terminalWords.name}`, 'terminal_name_duplicate'));
    }
    problems.push(...result.problems);
    const noKind = kind === null ? 'terminal_kind_missing' : null;
    problems.push(...marked(tools, fieldIds.terminalKind(row), `${place}, ${terminalWords.kind}`, noKind));
    const user = account.users.find((one) => one.id === userId)?.id ?? onlyUser;
    const noUser = user === undefined ? 'terminal_user_missing' : null;
    problems.push(...marked(tools, fieldIds.terminalUser(row), `${place}, ${terminalWords.user}`, noUser));
    if (kind !== null && user !== undefined) rows.push({ id, name: result.cleaned, kind, userId: user });
  }
  if (draft.terminals.length === 0) {
    problems.push({ fieldId: fieldIds.addTerminal, label: terminalWords.add, message: fieldMessage('terminals_empty') });
  }
  if (problems.length > 0) return problems;
  return saving(() => host.call('setup_save_terminals', { accountId: account.id, terminals: rows }), tools);
}

async function commitPins(tools: WizardTools): Promise<Problems> {
  const found: Problems = [];
  for (const terminal of tools.account?.terminals ?? []) {
    const problem = await tools.pinRows.get(terminal.id)?.settle();
    if (!problem) continue;
    if (problem.fieldId) tools.checks.mark(problem.fieldId, problem.message);
    found.push(problem);
  }
  return found;
}

export const commits: Record<SetupStep, (tools: WizardTools) => Promise<Problems>> = {
  account: commitAccount,
  user: commitUsers,
  terminals: commitTerminals,
  pins: commitPins,
  verify: () => Promise.resolve([]),
};
