import type { ErrorCode, ErrorView, Severity } from '../../bindings';

/** What happened, what it means, what to do. Shown in that order, code last. */
export interface ErrorWords {
  severity: Severity;
  title: string;
  means: string;
  todo: string;
}

const retry = 'Try again. If it happens twice, restart Counterfoil.';
const untouched = 'Nothing was changed.';

export const errorWords = {
  invalid_input: {
    severity: 'error',
    title: 'Something entered here cannot be used',
    means: untouched,
    todo: 'Correct it and try again.',
  },
  not_found: {
    severity: 'error',
    title: 'This entry no longer exists',
    means: 'It was removed or replaced since this page was opened.',
    todo: 'Go back to the list and open it again.',
  },
  duplicate_name: {
    severity: 'error',
    title: 'This name is already used',
    means: 'Two entries with one name are easily mixed up, so it was not saved.',
    todo: 'Choose another name.',
  },
  pin_duplicate: {
    severity: 'error',
    title: 'This PIN is already stored for another terminal',
    means: 'One PIN belongs to one terminal. Money could be taken on the wrong one.',
    todo: 'Move the PIN, keep it where it is, or cancel.',
  },
  vault_missing: {
    severity: 'error',
    title: 'This PC has no password store',
    means: 'PINs are kept in the password store of the operating system and nowhere else, so no PIN was saved.',
    todo: 'Ask IT to turn the password store on (Windows Credential Manager, macOS Keychain or a Linux keyring).',
  },
  vault_locked: {
    severity: 'warning',
    title: 'The password store is locked',
    means: 'Counterfoil cannot read or save PINs until it is unlocked.',
    todo: 'Unlock it, usually by signing in to this PC again, then try again.',
  },
  vault_denied: {
    severity: 'error',
    title: 'The password store refused access',
    means: 'Permission was denied, by a person or by a rule of this PC.',
    todo: 'Try again and choose Allow. If no question appears, ask IT.',
  },
  vault_timeout: {
    severity: 'warning',
    title: 'The password store did not answer in time',
    means: 'It may be waiting for a question behind another window.',
    todo: 'Look for an open question from the operating system, answer it, then try again.',
  },
  vault_failed: {
    severity: 'error',
    title: 'The password store reported a fault',
    means: 'The PIN could not be read or saved. Nothing half-saved was left behind.',
    todo: retry,
  },
  secret_missing: {
    severity: 'error',
    title: 'The PIN is missing from the password store',
    means: 'It was saved once, but the operating system no longer has it.',
    todo: 'Open Setup and enter this terminal\u2019s PIN again.',
  },
  verify_brake: {
    severity: 'warning',
    title: 'Checks are paused',
    means: 'Converge refused 3 sign-ins within 15 minutes. More could get your town\u2019s network address blocked.',
    todo: 'Meanwhile, compare the PIN with the portal.',
  },
  verify_failed: {
    severity: 'warning',
    title: 'Not every terminal passed the check',
    means: 'What each terminal answered stands beside it.',
    todo: 'Follow the next step shown for the terminal.',
  },
  sync_failed: {
    severity: 'warning',
    title: 'No payments could be read',
    means: 'What was on this PC before is unchanged.',
    todo: 'Check the network and the PINs, then sync again.',
  },
  allow_list_on_retail: {
    severity: 'error',
    title: 'A counter terminal has no allow-list',
    means: 'Its payments come from the counter PC. An allow-list would stop them. Nothing was saved.',
    todo: 'List the address on the Internet terminal instead. If Converge told you otherwise, write a sentence that says so.',
  },
  not_for_kind: {
    severity: 'error',
    title: 'This does not work on a terminal of this kind',
    means: untouched,
    todo: 'Use a terminal of another kind. If Converge told you otherwise, write a sentence that says so.',
  },
  undo_refused: {
    severity: 'warning',
    title: 'This can no longer be taken back',
    means: untouched,
    todo: 'Change it by hand where it stands now.',
  },
  disk_full: {
    severity: 'error',
    title: 'The disk of this PC is full',
    means: 'The last step was not saved. What was saved before is safe.',
    todo: 'Free some space, then try again.',
  },
  storage_read_only: {
    severity: 'error',
    title: 'The data folder cannot be written',
    means: 'Reading works, but nothing new can be saved.',
    todo: 'Ask IT to give your account write access to the data folder.',
  },
  storage_busy: {
    severity: 'warning',
    title: 'The data is in use for a moment',
    means: 'Another step is still writing. Nothing was lost.',
    todo: 'Wait a few seconds and try again.',
  },
  storage_damaged: {
    severity: 'error',
    title: 'A data file is damaged',
    means: 'Counterfoil stopped using it so that nothing gets worse.',
    todo: 'Close Counterfoil and restore the last backup, or call support.',
  },
  storage_newer: {
    severity: 'error',
    title: 'The data was written by a newer Counterfoil',
    means: 'This version does not know its format and leaves it untouched.',
    todo: 'Install the newer version of Counterfoil.',
  },
  storage_failed: {
    severity: 'error',
    title: 'The data could not be read or saved',
    means: 'The disk or the operating system reported a fault. The last step was not saved.',
    todo: retry,
  },
  data_in_use: {
    severity: 'error',
    title: 'Another copy is using this data',
    means: 'Two copies at once could damage it.',
    todo: 'Switch to the other window, or close it and start again.',
  },
  network_share: {
    severity: 'error',
    title: 'The data folder is on a network drive',
    means: 'Databases on network drives get damaged, so Counterfoil refuses them.',
    todo: 'Choose a folder on this PC.',
  },
  busy: {
    severity: 'warning',
    title: 'This is already running',
    means: 'The same work was started a moment ago.',
    todo: 'Wait until it ends, or cancel it first.',
  },
  cancelled: {
    severity: 'ok',
    title: 'Canceled',
    means: 'What was finished before is kept.',
    todo: 'Start again whenever you like.',
  },
  clock_wrong: {
    severity: 'error',
    title: 'This PC\u2019s date looks wrong',
    means: 'With a wrong date the wrong days would be asked for, so nothing was asked.',
    todo: 'Correct the date and time of this PC, then try again.',
  },
  nothing_to_sync: {
    severity: 'warning',
    title: 'No terminal is ready to sync',
    means: 'A terminal needs a PIN before its payments can be read.',
    todo: 'Open Setup, enter a PIN and verify it.',
  },
  file_failed: {
    severity: 'error',
    title: 'The file could not be read or written',
    means: 'Nothing half-written was left behind.',
    todo: 'Close it in other programs, or choose another name or folder, then try again.',
  },
  file_newer: {
    severity: 'error',
    title: 'This file was made by a newer Counterfoil',
    means: untouched,
    todo: 'Install that version, or ask for a file made with this one.',
  },
  clipboard_failed: {
    severity: 'error',
    title: 'The clipboard did not take the PIN',
    means: 'It was not copied. Another program may be holding the clipboard.',
    todo: 'Try again, or show the PIN instead.',
  },
  money_under_way: {
    severity: 'warning',
    title: 'Something about this is under way',
    means: 'An earlier action is not over, or its outcome is not known yet. Nothing was sent.',
    todo: 'Look at that action first.',
  },
  money_refused: {
    severity: 'warning',
    title: 'This cannot be done',
    means: 'Nothing was sent.',
    todo: 'Look at the payment again.',
  },
  money_changed: {
    severity: 'warning',
    title: 'It has changed meanwhile',
    means: 'Nothing was sent.',
    todo: 'Look at it again, then decide.',
  },
  gateway_unreachable: {
    severity: 'error',
    title: 'Converge cannot be reached',
    means: 'Reading works here; money does not move offline. Nothing was sent.',
    todo: 'Check the network, then try again.',
  },
  sign_in_needed: {
    severity: 'warning',
    title: 'Sign in first',
    means: 'Nobody is signed in here, so nothing was done.',
    todo: 'Sign in, then do it again.',
  },
  not_allowed: {
    severity: 'warning',
    title: 'This is not among the things you may do',
    means: untouched,
    todo: 'Ask somebody who may, or an administrator.',
  },
  step_up_needed: {
    severity: 'warning',
    title: 'Your password is needed once more',
    means: 'It was typed more than five minutes ago. Nothing was done yet.',
    todo: 'Do it again and type the password when asked.',
  },
  people_needed: {
    severity: 'warning',
    title: 'Money needs two people',
    means: 'One asks, another one approves. Nothing was sent.',
    todo: 'Add at least two people under Settings, People & roles: one who asks, one who approves.',
  },
  locked_out: {
    severity: 'warning',
    title: 'This sign-in is locked for a while',
    means: 'Three wrong passwords in a row lock a sign-in. It is written down in the activity.',
    todo: 'Wait, or ask an administrator for a new password.',
  },
  same_person: {
    severity: 'warning',
    title: 'Somebody else has to do this',
    means: untouched,
    todo: 'Ask somebody else who may.',
  },
  expired: {
    severity: 'warning',
    title: 'This request has expired',
    means: 'Nobody decided within 14 days, so nothing was done.',
    todo: 'Ask again.',
  },
  handoff_blocked: {
    severity: 'error',
    title: 'The hand-off is stopped',
    means: 'Something found here would send money to the wrong terminal. Nothing was written.',
    todo: 'Solve what the hand-off page lists, then try again.',
  },
  internal: {
    severity: 'error',
    title: 'Counterfoil made a mistake',
    means: 'The step was stopped. What was saved before is safe.',
    todo: retry,
  },
} satisfies Record<ErrorCode, ErrorWords>;

export type KnownErrorCode = keyof typeof errorWords;

const known: Record<string, ErrorWords | undefined> = errorWords;

/** The program names the file, the row or the field; ours could only say that there is one. */
const saidByProgram = ['invalid_input', 'file_failed', 'file_newer', 'money_refused', 'money_changed', 'not_allowed', 'same_person', 'locked_out', 'expired'];

/** The program has one sentence for these, and ours say no less. */
const saidHere: readonly string[] = [
  'vault_missing',
  'vault_locked',
  'vault_denied',
  'vault_timeout',
  'vault_failed',
  'secret_missing',
  'verify_brake',
  'disk_full',
  'storage_read_only',
  'storage_busy',
  'storage_newer',
  'data_in_use',
  'network_share',
  'busy',
  'cancelled',
  'nothing_to_sync',
  'clipboard_failed',
  'internal',
] satisfies ErrorCode[];

/** What the program says beyond our words; null when that is nothing. */
export function saysMore({ code, message }: ErrorView, { title }: ErrorWords): string | null {
  return message === '' || message === title || saidHere.includes(code) ? null : message;
}

/** Fields that are filled by choosing a file, where there is nothing to type again. */
const chosenFiles: readonly unknown[] = ['file', 'photo'];

/** An unknown code still says something: the words of the program itself. */
export function wordsForError(error: ErrorView): ErrorWords {
  const words = known[error.code];
  if (words && error.message && saidByProgram.includes(error.code)) {
    const means = error.message.includes(words.means) ? '' : words.means;
    const todo = error.code === 'invalid_input' && chosenFiles.includes(error.details['field']) ? 'Choose another file.' : words.todo;
    return { ...words, title: error.message, means, todo };
  }
  return (
    words ?? {
      severity: 'error',
      title: error.message || 'Something went wrong',
      means: 'Counterfoil has no further explanation for this.',
      todo: retry,
    }
  );
}
