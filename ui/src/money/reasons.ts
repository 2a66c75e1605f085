import { useReasons as useTownReasons } from '../settings/reasons/useReasons';

/** Why money goes back, in the town's own words. */
export interface ReversalReason {
  id: string;
  text: string;
}

/** The one reason that says nothing without a note. */
export const reasonNeedingNote = 'other';

/** Those that the town offers now. */
export function useReasons(): readonly ReversalReason[] {
  const { data } = useTownReasons();
  return (data?.reasons ?? []).filter((one) => !one.retired).map(({ id, words }) => ({ id, text: words }));
}

/** What is written down with an act may be the id or the words themselves. */
export function reasonText(list: readonly ReversalReason[], reason: string): string {
  return list.find((one) => one.id === reason)?.text ?? reason;
}
