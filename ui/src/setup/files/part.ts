import type { AccountView } from '../../bindings';

/** A part of the page about files. */
export interface PartProps {
  account: AccountView;
  /** Whether nothing else on the page was begun since. */
  isLast: boolean;
  onStart: () => void;
}
