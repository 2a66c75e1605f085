import type { SearchChip } from '../../bindings';
import { Button } from '../../components';
import { WarningIcon } from '../../components/icons';
import { formatCount } from '../../format/ids';
import { transactions } from '../../i18n/en/transactions';
import { useLedgerState, wholeText } from '../state/ledgerState';
import { isCovered } from './cards';
import { isCutOff, longestSearch } from './pieces';
import { problemId } from './SearchChips';
import styles from './Search.module.css';

const words = transactions.search;

function Notice({ text, testId }: { text: string; testId: string }) {
  return (
    <p className={styles.problem} data-testid={testId}>
      <WarningIcon size={14} />
      {text}
    </p>
  );
}

/** What is wrong with the text itself; a card number as a chip is the program's to refuse. */
function SearchNotices() {
  const state = useLedgerState();
  const refused = isCovered(state.draft);
  const cutOff = isCutOff(wholeText(state));
  if (!refused && !cutOff) return null;
  return (
    <div className={styles.problems}>
      {refused && <Notice text={words.wholeCard} testId="search-card" />}
      {cutOff && <Notice text={words.tooLong(formatCount(longestSearch))} testId="search-long" />}
    </div>
  );
}

export interface SearchProblemsProps {
  /** Of the box; descriptions hang on it. */
  id: string;
  chips: readonly SearchChip[];
  onReplace: (at: number, piece: string) => void;
}

/** What is wrong with a piece, and the piece that was probably meant, one press away. */
export function SearchProblems({ id, chips, onReplace }: SearchProblemsProps) {
  const wrong = chips.flatMap((chip, at) => (chip.problem ? [{ at, chip, problem: chip.problem }] : []));
  return (
    <div role="status" className={styles.problemsHost}>
      <SearchNotices />
      {wrong.length > 0 && (
        <ul className={styles.problems} aria-label={words.problems}>
          {wrong.map(({ at, chip, problem }) => (
            <li key={`${at}-${chip.piece}`} className={styles.problem} data-testid="search-problem">
              <WarningIcon size={14} />
              <span className={styles.words}>
                <bdi id={problemId(id, at)}>{problem.message}</bdi>
                <span>{words.leftOut}</span>
                {problem.suggestion !== null && (
                  <Button size="small" onPress={() => onReplace(at, problem.suggestion ?? chip.piece)} data-testid="search-suggestion">
                    <bdi>{words.use(problem.suggestion)}</bdi>
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
