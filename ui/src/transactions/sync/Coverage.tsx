import { useState } from 'react';
import type { CoverageRange, SyncState, TerminalCoverage } from '../../bindings';
import { Button, Table, Tag, ToggleButton } from '../../components';
import { StatusHeldIcon, StatusSettledIcon, StatusVoidedIcon } from '../../components/icons';
import { formatCount } from '../../format/ids';
import { formatDay } from '../../format/time';
import { transactions } from '../../i18n/en/transactions';
import { segmentsOf, spanOf, wordsOf } from './coverageModel';
import styles from './Coverage.module.css';

const words = transactions.coverage;
const looks = {
  complete: { tone: 'success', Icon: StatusSettledIcon },
  incomplete: { tone: 'warning', Icon: StatusHeldIcon },
  none: { tone: 'neutral', Icon: StatusVoidedIcon },
} as const;

function StateTag({ state }: { state: CoverageRange['state'] }) {
  const { tone, Icon } = looks[state];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {words.states[state]}
    </Tag>
  );
}

/** Full, hatched or hollow: the pattern says it without the colour. */
function Bar({ terminal, from, to }: { terminal: TerminalCoverage; from: string; to: string }) {
  const pattern = `hatch-${terminal.terminalId}`;
  return (
    <svg className={styles.bar} role="img" aria-label={words.bar(terminal.terminalName, wordsOf(terminal))} width="100%" height="14">
      <defs>
        <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className={styles.hatchGround} />
          <rect width="2.5" height="6" className={styles.hatchLine} />
        </pattern>
      </defs>
      <rect x="0.5" y="0.5" width="calc(100% - 1px)" height="13" className={styles.hollow} />
      {segmentsOf(terminal, from, to)
        .filter(({ range }) => range.state !== 'none')
        .map(({ range, start, width }) => (
          <rect
            key={range.from}
            x={`${start * 100}%`}
            width={`${width * 100}%`}
            height="14"
            className={range.state === 'complete' ? styles.full : undefined}
            fill={range.state === 'complete' ? undefined : `url(#${pattern})`}
            data-state={range.state}
          />
        ))}
    </svg>
  );
}

function Bars({ coverage, from, to }: { coverage: readonly TerminalCoverage[]; from: string; to: string }) {
  return (
    <>
      <ul className={styles.bars}>
        {coverage.map((terminal) => (
          <li key={terminal.terminalId} className={styles.line}>
            <span className={styles.name}>{terminal.terminalName}</span>
            <Bar terminal={terminal} from={from} to={to} />
            <span className={styles.words} aria-hidden="true">
              {wordsOf(terminal)}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.scale} aria-hidden="true">
        <span>{formatDay(from)}</span>
        <span>{formatDay(to)}</span>
      </p>
    </>
  );
}

interface Line extends CoverageRange {
  id: string;
  terminalName: string;
}

function CoverageTable({ coverage }: { coverage: readonly TerminalCoverage[] }) {
  const lines: Line[] = coverage.flatMap(({ terminalId, terminalName, ranges }) =>
    ranges.map((range) => ({ ...range, terminalName, id: `${terminalId}-${range.from}` })),
  );
  return (
    <Table
      label={words.title}
      items={lines}
      idOf={(line) => line.id}
      data-testid="coverage-table"
      columns={[
        { id: 'terminal', title: words.columns.terminal, rowHeader: true, render: (line) => line.terminalName },
        { id: 'from', title: words.columns.from, render: (line) => formatDay(line.from) },
        { id: 'to', title: words.columns.to, render: (line) => formatDay(line.to) },
        { id: 'state', title: words.columns.state, render: (line) => <StateTag state={line.state} /> },
      ]}
    />
  );
}

export interface CoverageProps {
  state: SyncState;
  busy: boolean;
  onFill: () => void;
}

export function Coverage({ state, busy, onFill }: CoverageProps) {
  const [asTable, setAsTable] = useState(false);
  const span = spanOf(state.coverage);
  return (
    <section className={styles.coverage} aria-labelledby="coverage-title" data-region="coverage" data-testid="coverage">
      <header className={styles.head}>
        <h2 id="coverage-title">{words.title}</h2>
        <p className={styles.sum} data-testid="coverage-sum" data-gap-days={state.gapDays} data-complete-days={state.completeDays}>
          {words.complete(formatCount(state.completeDays))}, {state.gapDays > 0 ? words.gaps(formatCount(state.gapDays)) : words.noGaps.toLowerCase()}
        </p>
        <ToggleButton isSelected={asTable} onChange={setAsTable} data-testid="coverage-as-table">
          {words.table}
        </ToggleButton>
        {state.gapDays > 0 && (
          <Button size="small" onPress={onFill} isDisabled={busy} data-testid="fill-gaps">
            {words.fill}
          </Button>
        )}
      </header>
      {!span && <p>{words.nothing}</p>}
      {span && (asTable ? <CoverageTable coverage={state.coverage} /> : <Bars coverage={state.coverage} from={span.from} to={span.to} />)}
      {span && !asTable && (
        <p className={styles.legend}>
          <StateTag state="complete" /> <StateTag state="incomplete" /> <StateTag state="none" />
        </p>
      )}
    </section>
  );
}
