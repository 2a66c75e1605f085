// What the wizard knows without asking anybody: pure functions over the contract's types.
import type {
  AccountView,
  AppStatus,
  CredentialView,
  DraftTerminal,
  PinState,
  SetupDraft,
  SetupStep,
  TerminalView,
} from '../bindings';

export const stepOrder: SetupStep[] = ['account', 'user', 'terminals', 'pins', 'verify'];

export const emptyTerminal: DraftTerminal = { id: null, name: '', kind: null, userId: null };

export const emptyDraft: SetupDraft = {
  step: 'account',
  accountId: null,
  accountName: '',
  merchantId: '',
  environment: null,
  endpoint: '',
  userIds: [''],
  terminals: [emptyTerminal],
};

/** The credential a terminal works with: the one of its own API user. */
export function credentialOf(terminal: TerminalView): CredentialView | null {
  return terminal.credentials.find((one) => one.userId === terminal.userId) ?? terminal.credentials[0] ?? null;
}

export function pinStateOf(terminal: TerminalView): PinState {
  return credentialOf(terminal)?.state ?? 'missing';
}

export function needsPin(terminal: TerminalView): boolean {
  const state = pinStateOf(terminal);
  return state === 'missing' || state === 'lost';
}

export function isStepDone(step: SetupStep, account: AccountView | null): boolean {
  if (!account) return false;
  const { users, terminals } = account;
  switch (step) {
    case 'account':
      return true;
    case 'user':
      return users.length > 0;
    case 'terminals':
      return terminals.length > 0 && terminals.every((terminal) => terminal.userId !== null);
    case 'pins':
      return terminals.length > 0 && !terminals.some(needsPin);
    case 'verify':
      return terminals.length > 0 && terminals.every((terminal) => pinStateOf(terminal) === 'verified');
  }
}

/** The first step that still waits for something; null when all five are done. */
export function nextStep(account: AccountView | null): SetupStep | null {
  return stepOrder.find((step) => !isStepDone(step, account)) ?? null;
}

export function stepsDone(account: AccountView | null): number {
  return stepOrder.filter((step) => isStepDone(step, account)).length;
}

/** PINs may come later, so verifying needs only the terminals. */
export function canOpen(step: SetupStep, account: AccountView | null): boolean {
  const before = stepOrder.slice(0, Math.min(stepOrder.indexOf(step), 3));
  return before.every((one) => isStepDone(one, account));
}

export function draftTerminals(account: AccountView): DraftTerminal[] {
  const rows = account.terminals.map(({ id, name, kind, userId }) => ({ id, name, kind, userId }));
  return rows.length > 0 ? rows : [emptyTerminal];
}

export function draftFromAccount(account: AccountView, step: SetupStep): SetupDraft {
  return {
    step,
    accountId: account.id,
    accountName: account.name,
    merchantId: account.merchantId,
    environment: account.environment,
    endpoint: account.endpoint ?? '',
    userIds: account.users.length > 0 ? account.users.map((user) => user.userId) : [''],
    terminals: draftTerminals(account),
  };
}

export function accountOf(status: AppStatus, draft: SetupDraft | null): AccountView | null {
  return status.accounts.find((account) => account.id === draft?.accountId) ?? null;
}

/** Set-up that was begun and left: a draft, or an account that cannot read anything yet. */
export function unfinished(status: AppStatus): { account: AccountView | null; draft: SetupDraft } | null {
  if (status.draft) return { account: accountOf(status, status.draft), draft: status.draft };
  const account = status.accounts.find((one) => one.terminals.every(needsPin));
  return account ? { account, draft: draftFromAccount(account, nextStep(account) ?? 'verify') } : null;
}

/** A draft may name a step that its account does not reach yet, for example after a power cut. */
export function openableDraft(draft: SetupDraft, account: AccountView | null): SetupDraft {
  const step = canOpen(draft.step, account) ? draft.step : (nextStep(account) ?? 'account');
  return {
    ...draft,
    step,
    userIds: draft.userIds.length > 0 ? draft.userIds : [''],
    terminals: draft.terminals.length > 0 ? draft.terminals : [emptyTerminal],
  };
}
