import { useState } from 'react';
import type { SyncState } from '../../bindings';
import { Button, ToggleButton } from '../../components';
import { formatCount } from '../../format/ids';
import { transactions } from '../../i18n/en/transactions';
import { ImportButton } from '../portal/ImportButton';
import { Bars, CoverageTable, StateTag } from './CoverageParts';
import { spanOf, type Gap } from './coverageModel';
import type { Days } from './syncStore';
import styles from './Coverage.module.css';

const words = transactions.coverage;
/** Bars of a summary; more would be a page of their own. */
const mostBars = 6;

export interface CoverageProps {
  state: SyncState;
  busy: boolean;
  /** Without days: everything that is missing. */
  onFill: (days?: Days) => void;
  /** On Home: terminals with gaps first, at most a few, no region of its own. */
  summary?: boolean;
}

const daysOf = ({ from, to, terminalId }: Gap): Days => ({ from, to, terminalIds: [terminalId] });

/** Which days are here, per terminal, and one press to fill what is not. */
export function Coverage({ state, busy, onFill, summary }: CoverageProps) {
  const [asTable, setAsTable] = useState(false);
  const [all, setAll] = useState(false);
  const span = spanOf(state.coverage);
  const fill = (gap: Gap) => onFill(daysOf(gap));
  const withGaps = state.coverage.filter((one) => one.ranges.some((range) => range.state !== 'complete'));
  const first = [...withGaps, ...state.coverage.filter((one) => !withGaps.includes(one))].slice(0, mostBars);
  const shown = summary && !all ? first : state.coverage;
  const hidden = state.coverage.length - shown.length;
  return (
    <section className={styles.coverage} aria-labelledby="coverage-title" data-region={summary ? undefined : 'coverage'} data-summary={summary} data-testid="coverage">
      <header className={styles.head}>
        <h2 id="coverage-title">{words.title}</h2>
        {span && (
          <p className={styles.sum} data-testid="coverage-sum" data-gap-days={state.gapDays} data-complete-days={state.completeDays}>
            {words.complete(formatCount(state.completeDays))}, {state.gapDays > 0 ? words.gaps(formatCount(state.gapDays)) : words.noGaps.toLowerCase()}
          </p>
        )}
        <ToggleButton isSelected={asTable} onChange={setAsTable} data-testid="coverage-as-table">
          {words.table}
        </ToggleButton>
        {state.gapDays > 0 && (
          <Button size="small" onPress={() => onFill()} isDisabled={busy} data-testid="fill-gaps">
            {words.fill}
          </Button>
        )}
      </header>
      {!span && <p>{words.nothing}</p>}
      {span && asTable && <CoverageTable coverage={state.coverage} busy={busy} onFill={fill} />}
      {span && !asTable && (
        <>
          <Bars coverage={shown} from={span.from} to={span.to} busy={busy} onFill={fill} />
          {hidden > 0 && (
            <Button size="small" variant="quiet" onPress={() => setAll(true)} data-testid="coverage-all">
              {words.all}
            </Button>
          )}
          <p className={styles.legend}>
            <StateTag state="complete" /> <StateTag state="incomplete" /> <StateTag state="none" />
          </p>
        </>
      )}
      <p className={styles.older}>
        {words.older} <ImportButton />
      </p>
    </section>
  );
}
