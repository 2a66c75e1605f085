// Words of the first screen.
import type { VaultState } from '../../bindings';

export const welcome = {
  title: 'Counterfoil',
  tagline: 'The back office for card payments your town takes through Converge.',
  setup: 'Set up your town',
  setupHelp: 'Enter your Converge account, its terminals and their PINs, then check that they work.',
  resume: 'Continue setup',
  resumeHelp: 'You come back to the step where you stopped. PINs that were not stored are asked again.',
  needTitle: 'Before you start',
  need: 'What you need',
  needItems: [
    'The account ID: 6 or 7 digits, in the top corner of the Converge portal',
    'The API user ID, for example apiuser501204',
    'One PIN for each terminal, copied from the portal',
    'For each terminal: is it Retail or Internet?',
  ],
  time: 'How long',
  timeText: 'About 10 minutes. You can stop at any step and go on later.',
  people: 'Who else',
  peopleText:
    'Whoever manages Converge for the town, to show the PINs. If no API user exists yet, Converge must register one by phone.',
  explore: 'Explore with practice data',
  exploreHelp:
    'Opens an invented town, City of Alder Creek, with payments to look at. Nothing leaves this computer and no money moves.',
  exploring: 'Preparing practice data…',
  open: 'Open a setup or hand-off file',
  openHelp:
    'Brings a setup here that was exported on another computer; you see what it holds before anything is saved. For a sealed hand-off you are told what opens it.',
  version: (v: string) => `Version ${v}`,
  clock: 'This PC’s date looks wrong',
  clockFix: 'Correct the date and time of this computer before you set up. Checks with Converge fail otherwise.',
};

type VaultWords = { title: string; body: string };
export const vaultWords: Record<Exclude<VaultState, 'ready' | 'memory'>, (store: string) => VaultWords> = {
  missing: (store) => ({
    title: 'This computer has no place to keep PINs',
    body: `${store} was not found. Ask whoever looks after this computer to switch it on, then start Counterfoil again. Until then PINs cannot be stored, and Counterfoil puts them nowhere else.`,
  }),
  locked: (store) => ({
    title: 'The place for PINs is locked',
    body: `${store} is locked. Unlock it, usually by signing in to this computer again. Until then PINs cannot be stored, and Counterfoil puts them nowhere else.`,
  }),
  denied: (store) => ({
    title: 'Counterfoil may not use the place for PINs',
    body: `${store} refused access. Allow Counterfoil when the system asks, or ask whoever looks after this computer. Until then PINs cannot be stored, and Counterfoil puts them nowhere else.`,
  }),
  slow: (store) => ({
    title: 'The place for PINs does not answer',
    body: `${store} took longer than 5 seconds. A window of the system may be waiting for your answer. Until it answers PINs cannot be stored, and Counterfoil puts them nowhere else.`,
  }),
  failed: (store) => ({
    title: 'The place for PINs reports an error',
    body: `${store} did not work. Restart the computer; if it happens again, call whoever looks after it. Until then PINs cannot be stored, and Counterfoil puts them nowhere else.`,
  }),
};
