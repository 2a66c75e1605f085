import type { RightsView, RightView } from '../../bindings';

export const isNeeded = ({ neededFor }: RightView): boolean => neededFor.length > 0;

/** A check will tell of these; any other needed right that is unknown counts as missing. */
export function uncheckedRights({ rights }: RightsView): RightView[] {
  return rights.filter(({ state, neededFor }) => state === 'unknown' && neededFor.some(({ intention }) => intention === 'look_up'));
}
