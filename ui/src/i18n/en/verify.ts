// Words for what a check with Converge found. Logic hangs on outcome and code, never on message text.
import type { Environment, TerminalKind, TerminalVerdict, VerifyOutcome, VerifyWarning } from '../../bindings';
import { common } from './common';
import { environments } from './setup';

export interface VerdictWords {
  result: string;
  next: string;
  /** More to consider, in test order. */
  hints?: string[];
}

const recopy =
  'Copy both again in the Converge portal: Employees > the employee ID that equals the user ID > Associated Terminals > Show PIN. Paste, do not retype.';
const saved = 'Your details are saved and marked unverified.';

const place = (environment: Environment, host: string) =>
  environment === 'custom' ? `the address ${host}` : `${environments[environment].name} at ${host}`;

/** Right credentials of another system are refused just like wrong ones. */
export const mixHint = (environment: Environment, host: string): string =>
  environment === 'practice'
    ? 'Only the practice PINs work here.'
    : `This account is set to ${place(environment, host)}. Check that the PIN belongs to that system.`;

const fixed: Record<Exclude<VerifyOutcome, 'credentials_refused' | 'right_missing' | 'refused'>, VerdictWords> = {
  verified: { result: 'Verified', next: 'Nothing to do.' },
  no_pin: { result: 'Skipped, no PIN', next: 'Paste the PIN of this terminal.' },
  feature_missing: {
    result: 'Converge does not offer look-ups on this account.',
    next: 'Call Converge and ask them to switch on API look-ups for this terminal.',
  },
  no_answer: {
    result: `No answer from Converge. ${saved}`,
    next: 'Check the network of this computer, then verify again.',
  },
  proxy_answer: {
    result: 'Something between this PC and Converge answered instead.',
    next: `Show the details to whoever runs your network: a filter or sign-in page stands in the way. ${saved}`,
  },
  unreadable_answer: {
    result: `Converge answered in a way Counterfoil cannot read. ${saved}`,
    next: 'Verify again. If it happens twice, send the details to support.',
  },
  vault_unavailable: {
    result: 'The PIN could not be read from the password store.',
    next: 'Unlock the password store of this computer, then verify again. Converge was not asked.',
  },
  braked: {
    result: 'Not checked: checks are paused.',
    next: 'Wait for the countdown, then verify again.',
  },
  cancelled: { result: 'Not checked: you stopped the check.', next: 'Verify again whenever you like.' },
};

function refusedWords({ gatewayCode }: TerminalVerdict): VerdictWords {
  if (gatewayCode === 4022) {
    return { result: 'Converge is not available right now. Nothing was changed.', next: 'Try again in some minutes.' };
  }
  if (gatewayCode === 4000 || gatewayCode === 4013 || gatewayCode === 4019) {
    return { result: 'Converge says that a part of the sign-in is missing.', next: recopy };
  }
  return {
    result: `Converge refused the check. ${saved}`,
    next: 'Note the code and ask the Converge admin of your town, or call Converge.',
  };
}

export function verdictWords(verdict: TerminalVerdict, environment: Environment, host: string): VerdictWords {
  const user = verdict.userName ?? 'this user';
  switch (verdict.outcome) {
    case 'credentials_refused':
      return {
        result: 'Converge did not accept this user ID and PIN together.',
        next: recopy,
        hints: [mixHint(environment, host)],
      };
    case 'right_missing':
      return {
        result: `Batches: View is missing for ${user}.`,
        next: `Ask the Converge admin of your town to give ${user} the right Batches: View. Then verify again.`,
        hints: [
          'If the user has that right: the PIN may belong to another terminal.',
          `If the PIN is right: ${user} may not be registered for API use. Converge does that by phone.`,
        ],
      };
    case 'refused':
      return refusedWords(verdict);
    default:
      return fixed[verdict.outcome];
  }
}

export interface WarningWords {
  text: string;
  tone: 'warning' | 'note';
}

export function warningWords(warning: VerifyWarning): WarningWords {
  switch (warning.kind) {
    case 'kind_differs':
      return {
        tone: 'warning',
        text: `You chose ${common.kinds[warning.chosen]}. Converge says ${warning.reported}. Which one is right?`,
      };
    case 'terminal_not_active':
      return {
        tone: 'warning',
        text: `Converge lists this terminal as ${warning.status}. It may not take payments. Ask Converge by phone.`,
      };
    case 'name_differs':
      return {
        tone: 'warning',
        text: `Converge calls the terminal of this PIN “${warning.reported}”. Is it the same one? If not, two PINs may be swapped.`,
      };
    case 'setup_not_readable':
      return {
        tone: 'note',
        text: 'This user may not read the terminal’s own settings, so its kind was not compared. Look it up in the portal.',
      };
    case 'pin_conflict':
      return {
        tone: 'warning',
        text: `The same PIN is stored for ${warning.terminals.join(' and ')}. One PIN belongs to one terminal.`,
      };
  }
}

export const verify = {
  title: 'Does Converge accept them?',
  lead: 'Verify asks Converge one harmless question per terminal. Nothing is charged, changed or settled.',
  leadPractice: 'The practice gateway inside this computer answers. Nothing leaves it.',
  all: 'Verify all',
  again: 'Verify all again',
  stop: 'Stop',
  running: (done: number, total: number) => `Checked ${done} of ${total}`,
  started: (total: number) => (total === 1 ? 'Checking 1 terminal.' : `Checking ${total} terminals.`),
  finished: (ok: number, total: number) => `${ok} of ${total} terminals verified.`,
  progressLabel: 'Check with Converge',
  checking: 'Checking…',
  waiting: 'Waiting',
  took: (ms: number) => `${(ms / 1000).toFixed(1)} s`,
  tookAt: (took: string, clock: string) => `${took} at ${clock}`,
  checkedAt: (clock: string) => `Checked at ${clock}.`,
  details: 'Details',
  thisResult: 'this result',
  code: (code: number) => `Code ${code}`,
  says: (message: string) => `Converge says: ${message}`,
  table: 'Results by terminal',
  columns: { terminal: 'Terminal', kind: 'Kind', user: 'API user', result: 'Result', next: 'Next step' },
  changeKind: (kind: TerminalKind) => `Change to ${common.kinds[kind]}`,
  keepKind: (kind: TerminalKind) => `Keep ${common.kinds[kind]}`,
  kindChanged: (terminal: string, kind: TerminalKind) => `${terminal} is now ${common.kinds[kind]}.`,
  toPin: 'Go to its PIN',
  finish: 'Finish',
  finishUnverified: (n: number) =>
    n === 1
      ? 'One terminal is not verified. You may finish anyway; it stays marked as not verified.'
      : `${n} terminals are not verified. You may finish anyway; they stay marked as not verified.`,
  brakeTitle: 'Checks are paused',
  brakeWhy: (refusals: number) =>
    `Converge refused ${refusals} sign-ins within 15 minutes. More could get your town’s network address blocked. Meanwhile, compare user IDs and PINs with the portal.`,
  brakeLeft: (seconds: number) => `You can verify again in ${Math.floor(seconds / 60)} min ${seconds % 60} s.`,
  brakeMinutes: (minutes: number) =>
    minutes === 1 ? 'You can verify again in 1 minute.' : `You can verify again in ${minutes} minutes.`,
  brakeOver: 'You can verify again.',
};
