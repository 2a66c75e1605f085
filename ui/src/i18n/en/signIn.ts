// Words of signing in, locking, typing the password once more and recovering it.
import type { Role } from '../../bindings';

/** A role in a word, as it stands beside a name. */
export const roleNames: Record<Role, string> = {
  viewer: 'Viewer',
  clerk: 'Clerk',
  finance: 'Finance',
  approver: 'Approver',
  administrator: 'Administrator',
};

export const password = {
  show: 'Show',
  showOf: (label: string) => `Show: ${label}`,
  rules: 'At least 10 characters. Three or four words you remember make a good one.',
  empty: 'Type the password.',
  short: 'A password has at least 10 characters. Three or four words you remember make a good one.',
  differ: 'The two passwords are not the same. Type both again.',
  again: 'The same once more',
};

export const signIn = {
  title: 'Sign in',
  lead: 'Everything done here is noted under the name of who did it.',
  lockedTitle: 'The screen is locked',
  lockedLead: (name: string) => `${name} is still signed in. Nothing that was typed is lost.`,
  name: 'Your name',
  nameHelp: 'As an administrator wrote it here.',
  nameEmpty: 'Write your name.',
  password: 'Password',
  passwordOf: (name: string) => `Password of ${name}`,
  submit: 'Sign in',
  unlock: 'Unlock',
  working: 'Checking\u2026',
  other: 'Sign in as somebody else',
  otherHelp: 'What was typed and not saved here is then closed.',
  signedIn: (name: string) => `Signed in as ${name}.`,
  forgot: 'I forgot my password',
  wait: {
    title: 'This sign-in is locked for a while',
    body: (clock: string) => `After three wrong passwords in a row it opens again at ${clock}. An administrator can set a new password before that.`,
    left: (minutes: number, seconds: string) => `${minutes}:${seconds} left`,
    over: 'You can try again now.',
  },
  practice: {
    title: 'Practice people',
    lead: 'They are invented, and so is everything they do. Press a name to sign in as that person.',
    password: 'Their one password is',
    what: 'the practice password',
    as: (name: string, role: string) => `${name}, ${role}`,
  },
};

export const own = {
  title: 'Choose your own password',
  lead: (name: string) => `${name}, the password you have was set by somebody else. Choose one that only you know.`,
  given: 'The password you were given',
  new: 'Your new password',
  save: 'Save and go on',
  signOut: 'Sign out',
  done: 'Your new password is in use.',
};

export const changeOwn = {
  title: 'Change your password',
  old: 'The password you have',
  new: 'Your new password',
  save: 'Change password',
  cancel: 'Cancel',
  done: 'Your new password is in use.',
};

export const stepUp = {
  title: 'Type your password once more',
  lead: 'Before money moves, a PIN is shown or people are changed, Counterfoil makes sure that it is still you.',
  password: 'Password',
  passwordOf: (name: string) => `Password of ${name}`,
  confirm: 'Continue',
  cancel: 'Cancel',
  working: 'Checking\u2026',
  fresh: 'For the next five minutes it is not asked again.',
};

export const personMenu = {
  label: (name: string, role: string) => `${name}, ${role}`,
  menu: 'Signed-in person',
  change: 'Change password\u2026',
  lock: (key: string) => `Lock the screen (${key})`,
  signOut: 'Sign out',
  signedOut: 'Signed out.',
  locked: 'The screen is locked.',
  nobody: 'Nobody has to sign in yet',
  addPeople: 'Add people',
};

export const idle = {
  title: 'The screen is about to lock',
  body: (minutes: number) => `Nothing was typed or clicked for a while. After ${minutes === 1 ? '1 minute' : `${minutes} minutes`} the screen locks; nothing that was typed is lost.`,
  left: (seconds: number) => (seconds === 1 ? 'Locks in 1 second.' : `Locks in ${seconds} seconds.`),
  stay: 'Stay signed in',
  lock: 'Lock now',
};

export const recovery = {
  title: 'I forgot my password',
  person: {
    title: 'An administrator can help',
    body: 'Ask an administrator to open Settings, People & roles, and to choose Reset password beside your name.',
  },
  code: {
    title: 'You are the administrator and have the recovery code',
    body: 'The code was shown once, when the first administrator was added. It is used up by this; you get a new one.',
    code: 'Recovery code',
    codeHelp: 'As printed. Blanks, dashes and small letters do not matter.',
    codeEmpty: 'Type the recovery code.',
    name: 'Name of the administrator',
    password: 'New password',
    submit: 'Set the new password',
  },
  none: {
    title: 'You are the administrator and do not have the code',
    body: 'Ask IT. On this computer, under the same computer sign-in, they can set a new password with counterfoil-cli, the command-line program that comes with Counterfoil.',
    noted: 'Every recovery is written into the activity and stands on Home for two weeks, so that the others see it.',
  },
  back: 'Back to signing in',
};

export const recoveryCode = {
  title: 'Print the recovery code',
  lead: 'If the last administrator forgets the password, this code is the way back in. It is shown only now.',
  warning: 'Whoever has this code can become administrator. Lock it away, and keep no copy on this computer.',
  code: 'Recovery code',
  what: 'the recovery code',
  print: 'Print',
  confirm: 'I printed it or wrote it down, and it is locked away',
  confirmFirst: 'First say that the code is kept safe.',
  done: 'Done',
  printed: (town: string | null) => `Counterfoil recovery code${town ? ` of ${town}` : ''}`,
};
