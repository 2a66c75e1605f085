import type { HandoffRow, HandoffView } from '../../bindings';
import { handoff as words } from '../../i18n/en/paper';

/** One line for each thing that is missing, with everything that misses it. */
export function draftLines({ rows, draft }: Pick<HandoffView, 'rows' | 'draft'>): string[] {
  const line = (say: (names: string) => string, isMissing: (row: HandoffRow) => boolean) => {
    const names = rows.filter(isMissing).map((row) => row.terminalName);
    return names.length > 0 ? [say(names.join(', '))] : [];
  };
  const lines = [
    ...line(words.draftNoUser, (row) => row.userName === null),
    ...line(words.draftNoPin, (row) => row.pinState === 'missing'),
    ...line(words.draftLost, (row) => row.pinState === 'lost'),
  ];
  return lines.length > 0 ? lines : draft;
}
