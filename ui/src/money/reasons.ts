/** Why money goes back, in the town's own words. */
export interface ReversalReason {
  id: string;
  text: string;
}

const reasons: readonly ReversalReason[] = [
  { id: 'class_cancelled', text: 'Class cancelled' },
  { id: 'charged_twice', text: 'Charged twice' },
  { id: 'wrong_amount', text: 'Wrong amount' },
  { id: 'wrong_item', text: 'Wrong class or item' },
  { id: 'resident_withdrew', text: 'Resident withdrew' },
  { id: 'other', text: 'Other (see note)' },
];

/** The one reason that says nothing without a note. */
export const reasonNeedingNote = 'other';

export const useReasons = (): readonly ReversalReason[] => reasons;

/** What is written down with an act may be the id or the words themselves. */
export function reasonText(list: readonly ReversalReason[], reason: string): string {
  return list.find((one) => one.id === reason)?.text ?? reason;
}
