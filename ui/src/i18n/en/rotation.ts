// Words of changing a PIN with overlap: new beside old, verify, switch, retire.
import type { RotationState } from '../../bindings';
import { stepStates } from './setup';

const doneNext = 'Now delete the old PIN in the Converge portal. Give CivicPlus the new one with the next hand-off.';

export const rotation = {
  title: (name: string) => `Change the PIN of ${name}`,
  steps: { new: 'New PIN', verify: 'Verify', switch: 'Switch', retire: 'Retire' },
  /** Short, because four stand in one row. */
  states: { ...stepStates, current: 'Now', problem: 'Problem' },
  stepsLabel: 'Steps of the PIN change',
  inUse: (ends: string | null) => (ends ? `In use now: the PIN that ends ${ends}.` : 'In use now: no PIN.'),
  newLead: 'Create a new PIN in the Converge portal, then paste it here. The old one stays in use until you switch.',
  newWhere: [
    'Sign in to the Converge portal as its administrator.',
    'Open the Employees tab and choose the employee ID that equals your API user ID.',
    'Under Associated Terminals, create a new PIN for this terminal and press Show PIN.',
    'Copy it and paste it here.',
  ],
  field: (name: string) => `New PIN for ${name}`,
  remind: 'Remind me to retire the old PIN on',
  remindHelp: 'One day is usual: long enough to notice a mistake.',
  remindPast: 'Choose a day from today on.',
  start: 'Store the new PIN',
  empty: 'Paste the new PIN first.',
  noOld: 'There is no stored PIN to replace. Paste the PIN instead.',
  paste: 'Paste the PIN',

  verifyLead: (ends: string) => `The new PIN that ends ${ends} is stored beside it and not in use. Ask Converge whether it works.`,
  verify: 'Verify the new PIN',
  verifying: 'Asking Converge…',
  refused: (ends: string, clock: string | null) =>
    `${clock ? `At ${clock} ` : ''}Converge did not take the new PIN that ends ${ends}. The old one is still in use; nothing stopped working.`,
  copyAgain:
    'Copy the new PIN again in the Converge portal: Employees > the employee ID that equals the user ID > Associated Terminals > Show PIN. Paste, do not retype.',
  again: 'Verify again',
  another: 'Paste another PIN',
  drop: 'Drop the new PIN',

  switchLead: (ends: string) => `Converge took the new PIN that ends ${ends}. Switch when you like: from then on it is used for this terminal.`,
  switch: 'Switch to the new PIN',

  retireLead: (ends: string) => `The old PIN that ends ${ends} is kept, so that you can go back.`,
  retireWhen: (day: string) => `Reminder to retire it: ${day}.`,
  overdue: (day: string) => `It should have been retired on ${day}.`,
  retire: 'Retire the old PIN',
  retireTitle: 'Retire the old PIN?',
  retireBody: (ends: string) => `The PIN that ends ${ends} is removed from this computer for good. Delete it in the Converge portal too.`,
  back: 'Go back to the old PIN',
  later: 'Close and continue later',
  close: 'Close',

  done: 'The PIN is changed.',
  doneBody: (ends: string | null) => (ends ? `Only the PIN that ends ${ends} is left. ${doneNext}` : `The old PIN is gone. ${doneNext}`),
  wentBack: (ends: string | null) => (ends ? `The old PIN that ends ${ends} is in use, the new one was dropped.` : 'The old PIN is in use again.'),
  spoken: {
    stored: 'The new PIN is stored beside the old one.',
    verified: 'Converge took the new PIN.',
    refused: 'Converge did not take the new PIN. The old one is in use.',
    switched: 'The new PIN is in use now.',
  } satisfies Record<RotationState, string>,
};
