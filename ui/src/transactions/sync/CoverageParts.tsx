import type { CoverageRange, TerminalCoverage } from '../../bindings';
import { Button, Table, Tag } from '../../components';
import { StatusHeldIcon, StatusSettledIcon, StatusVoidedIcon } from '../../components/icons';
import { formatCount } from '../../format/ids';
import { formatDay, formatDayRange } from '../../format/time';
import { transactions } from '../../i18n/en/transactions';
import { gapsOf, segmentsOf, wordsOf, type Gap } from './coverageModel';
import styles from './Coverage.module.css';

const words = transactions.coverage;
const looks = {
  complete: { tone: 'success', Icon: StatusSettledIcon },
  incomplete: { tone: 'warning', Icon: StatusHeldIcon },
  none: { tone: 'neutral', Icon: StatusVoidedIcon },
} as const;
/** Buttons beside one bar; the rest of its gaps is in the table. */
const mostButtons = 3;

export function StateTag({ state }: { state: CoverageRange['state'] }) {
  const { tone, Icon } = looks[state];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {words.states[state]}
    </Tag>
  );
}

export interface FillProps {
  gap: Gap;
  busy: boolean;
  onFill: (gap: Gap) => void;
}

/** Reads one gap of one terminal and nothing else. */
export function FillButton({ gap, busy, onFill }: FillProps) {
  const range = formatDayRange(gap.from, gap.to);
  return (
    <Button
      size="small"
      isDisabled={busy}
      onPress={() => onFill(gap)}
      aria-label={words.gapOf(range, gap.terminalName)}
      data-testid={`fill-${gap.terminalId}-${gap.from}`}
    >
      {words.gap(range)}
    </Button>
  );
}

/** Full, hatched or hollow: the pattern says it without the colour. */
export function Bar({ terminal, from, to }: { terminal: TerminalCoverage; from: string; to: string }) {
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

export interface BarsProps {
  coverage: readonly TerminalCoverage[];
  from: string;
  to: string;
  busy: boolean;
  onFill: (gap: Gap) => void;
}

export function Bars({ coverage, from, to, busy, onFill }: BarsProps) {
  return (
    <>
      <ul className={styles.bars}>
        {coverage.map((terminal) => {
          const gaps = gapsOf(terminal);
          return (
            <li key={terminal.terminalId} className={styles.line}>
              <span className={styles.name}>{terminal.terminalName}</span>
              <Bar terminal={terminal} from={from} to={to} />
              {gaps.length === 0 ? (
                <span className={styles.words} aria-hidden="true">
                  {wordsOf(terminal)}
                </span>
              ) : (
                <span className={styles.gaps}>
                  {gaps.slice(0, mostButtons).map((gap) => (
                    <FillButton key={gap.from} gap={gap} busy={busy} onFill={onFill} />
                  ))}
                  {gaps.length > mostButtons && <span className={styles.words}>{words.moreGaps(formatCount(gaps.length - mostButtons))}</span>}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.scale} aria-hidden="true">
        <span>{formatDay(from)}</span>
        <span>{formatDay(to)}</span>
      </p>
    </>
  );
}

interface Line extends Gap {
  id: string;
  state: CoverageRange['state'];
}

/** The same as a table: every range of days, and the way to fill it. */
export function CoverageTable({ coverage, busy, onFill }: Pick<BarsProps, 'coverage' | 'busy' | 'onFill'>) {
  const lines: Line[] = coverage.flatMap(({ terminalId, terminalName, ranges }) =>
    ranges.map((range) => ({ ...range, terminalId, terminalName, id: `${terminalId}-${range.from}` })),
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
        {
          id: 'fill',
          title: words.columns.fill,
          render: (line) => (line.state === 'complete' ? null : <FillButton gap={line} busy={busy} onFill={onFill} />),
        },
      ]}
    />
  );
}
