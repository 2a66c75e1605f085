// How an invented act stands, in the words of the program.
import type { ActKind, IntentState, IntentStepView, IntentView } from '../../bindings';

type Said = Pick<IntentView, 'headline' | 'meaning' | 'next' | 'tell'>;

const said = (headline: string, meaning: string, next: string, tell: string): Said => ({ headline, meaning, next, tell });
const calling = 'We are checking with the bank and will call you back.';

const done: Record<ActKind, Said> = {
  void: said('Voided', 'The payment is out of the batch: the resident is not charged.', '', 'You are not charged. A pending amount disappears from your account within a few days.'),
  return: said('Refunded', 'The money goes back to the same card.', '', 'The money is on its way to your card; banks take three to seven days.'),
  settle: said('Settlement scheduled', 'Converge took the batch for settlement. It is watched until its payments are settled.', '', ''),
  take_installment: said('Payment taken', 'One payment of the plan was taken, beside its schedule.', '', ''),
  take_recurring: said('Payment taken', 'One payment of the plan was taken, beside its schedule.', '', ''),
  add_plan: said('Plan added', 'Converge runs it from its first date on.', '', ''),
  update_plan: said('Plan changed', 'Converge has the new values.', '', ''),
  delete_plan: said('Plan ended', 'Converge takes no further payment of it.', '', ''),
};

function refused(kind: ActKind, code: string | null): Said {
  const next = kind === 'void' ? 'Look again in about ten minutes: it will be a refund then.' : 'Look again in about ten minutes.';
  if (code === '4018') return said('Refused', 'Settlement is running. Nothing was changed.', next, '');
  return said('Refused', 'Converge refused the request before anything was authorized. Nothing was changed.', '', '');
}

/** What a person reads about an act of this kind in this state. */
export function wordsOf(kind: ActKind, state: IntentState, code: string | null): Said {
  switch (state) {
    case 'armed':
    case 'dispatching':
      return said('Waiting for Converge\u2019s answer', 'It was sent once and is not sent again.', 'This can take a minute and a half. You can go on with other work.', '');
    case 'approved':
      return done[kind];
    case 'confirmed_done':
      return { ...done[kind], next: 'No answer came at first; it was found by looking it up.' };
    case 'declined':
      return said('Declined', 'The bank said no. Nobody was charged.', '', 'Your bank did not allow this. Please ask your bank, or use another card.');
    case 'rejected':
      return refused(kind, code);
    case 'not_sent':
      return said('Not sent', 'No connection to Converge could be made. Nothing left this PC, and nothing was charged.', 'Check the network, then ask for it again.', '');
    case 'unknown':
      return said('Outcome unknown', 'It was sent, and no usable answer came. It may have happened or not. It is not sent again.', 'Counterfoil looks it up by itself until it knows. Please do not do the same in the portal.', calling);
    case 'needs_person':
      return said('A person has to decide', 'Looking it up does not tell whether it happened.', 'Compare with the Converge portal, then say here what you found.', calling);
    case 'confirmed_absent':
      return said('It did not happen', 'Converge shows no trace of it, in two complete look-ups at least ten minutes apart.', 'If it is still wanted, ask for it again.', '');
  }
}

const texts: Record<IntentState, string> = {
  armed: 'Written down before anything was sent.',
  dispatching: 'Sent to Converge.',
  approved: 'Converge said yes.',
  declined: 'The bank said no.',
  rejected: 'Converge refused it.',
  not_sent: 'Nothing left this PC.',
  unknown: 'No usable answer came.',
  confirmed_done: 'It happened.',
  confirmed_absent: 'It did not happen.',
  needs_person: 'Looking it up does not decide it.',
};

export const stepOf = (state: IntentState, text?: string): IntentStepView => ({ at: new Date().toISOString(), state, text: text ?? texts[state] });
