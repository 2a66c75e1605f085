import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Chart, ChartSplit, ChartStep } from '../bindings';
import { formatMoney } from '../format/money';
import { home } from '../i18n/en/home';
import { openRows } from '../transactions/detail/openPayment';
import { linesOf, moneyIn, nameOf, textOf, type Line } from './chartModel';
import { dashes, dataOf, namesLines, optionsOf } from './drawing';
import styles from './Home.module.css';

const words = home.trend;
const height = 240;

function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('2d') !== null;
  } catch {
    return false;
  }
}

/** Counts up when the colors change: a picture has to be painted anew. */
function useThemeTurn(): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const watch = new MutationObserver(() => setTurn((known) => known + 1));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return turn;
}

interface Drawn {
  host: RefObject<HTMLDivElement | null>;
  failed: boolean;
  width: number;
  point: (index: number, line: number) => void;
}

/** Paints into `host`; uPlot is fetched when the first chart is wanted. */
function useDrawing(chart: Chart, step: ChartStep, lines: readonly Line[], onPoint: (index: number | null) => void): Drawn {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [failed, setFailed] = useState(false);
  const [width, setWidth] = useState(0);
  const turn = useThemeTurn();
  const tell = useRef(onPoint);
  tell.current = onPoint;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const element = host.current;
    if (!element || width === 0) return;
    if (!canDraw()) {
      setFailed(true);
      return;
    }
    let gone = false;
    // Loading can fail as well: uPlot reads the language of the system while it loads.
    import('uplot')
      .then(({ default: UPlot }) => {
        if (gone) return;
        const drawing = { chart, step, lines, width, height, onPoint: (index: number | null) => tell.current(index) };
        plot.current = new UPlot(optionsOf(drawing, element), dataOf(drawing), element);
        setFailed(false);
      })
      .catch(() => {
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
      plot.current?.destroy();
      plot.current = null;
    };
  }, [chart, step, lines, width, turn]);

  const point = (index: number, line: number) => {
    const drawn = plot.current;
    const value = drawn?.data[line + 1]?.[index];
    if (!drawn || value === null || value === undefined) return;
    drawn.setCursor({ left: drawn.valToPos(index, 'x'), top: drawn.valToPos(value, 'y') }, false);
  };
  return { host, failed, width, point };
}

function Legend({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {lines.map((line, at) => (
        <li key={line.key}>
          <svg width="28" height="8">
            <path d="M0 4h28" style={{ stroke: `var(--chart-${at + 1})` }} strokeWidth="2" strokeDasharray={dashes[at]?.join(' ')} />
          </svg>
          {line.name}
        </li>
      ))}
    </ul>
  );
}

export interface TrendChartProps {
  chart: Chart;
  step: ChartStep;
  split: ChartSplit;
  summary: string;
}

interface At {
  index: number;
  line: number;
}

/** A picture that can be walked: each point says its numbers, Enter or a click opens its rows. */
export function TrendChart({ chart, step, split, summary }: TrendChartProps) {
  // Kept while the numbers are the same: new lines are a new picture.
  const lines = useMemo(() => linesOf(chart, split), [chart, split]);
  const last = chart.buckets.length - 1;
  const [walked, setAt] = useState<At | null>(null);
  const at: At = { index: Math.min(walked?.index ?? last, last), line: Math.min(walked?.line ?? 0, lines.length - 1) };
  const help = useId();
  const drawn = useDrawing(chart, step, lines, (index) => {
    if (index !== null) setAt((before) => ({ index, line: before?.line ?? 0 }));
  });
  const bucket = chart.buckets[at.index];
  const line = lines[at.line];
  if (!bucket || !line) return null;

  const valueOf = (one: Line) => formatMoney(moneyIn(chart, one.values[at.index] ?? '0'));
  const when = nameOf(bucket, step) + (bucket.complete ? '' : ` (${words.notComplete})`);
  const spoken = split === 'none' ? `${when}: ${lines.map((one) => `${one.name} ${valueOf(one)}`).join(', ')}` : words.point(when, line.name, valueOf(line));
  const open = () => openRows(textOf(bucket, line.piece));
  const move = (index: number, to: number) => {
    const next = { index: Math.max(0, Math.min(last, index)), line: Math.max(0, Math.min(lines.length - 1, to)) };
    setAt(next);
    drawn.point(next.index, next.line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target: Record<string, [number, number] | undefined> = {
      ArrowLeft: [at.index - 1, at.line],
      ArrowRight: [at.index + 1, at.line],
      ArrowUp: [at.index, at.line - 1],
      ArrowDown: [at.index, at.line + 1],
      Home: [0, at.line],
      End: [last, at.line],
    };
    const next = target[event.key];
    if (next) move(...next);
    else if (event.key === 'Enter') open();
    else return;
    event.preventDefault();
  };
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.readout} aria-hidden="true" data-testid="trend-readout">
        <strong>{when}</strong>
        {lines.map((one, index) => (
          <span key={one.key} data-current={(split !== 'none' && index === at.line) || undefined}>
            {one.name} {valueOf(one)}
          </span>
        ))}
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        className={styles.plot}
        aria-label={`${words.chart}. ${summary}`}
        aria-describedby={help}
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={last + 1}
        aria-valuenow={at.index + 1}
        aria-valuetext={spoken}
        onKeyDown={onKeyDown}
        onClick={open}
        data-testid="trend-chart"
      >
        <div ref={drawn.host} className={styles.canvas} aria-hidden="true" />
        {drawn.failed && <p className={styles.quiet}>{words.failed}</p>}
      </div>
      <p id={help} className="visually-hidden">
        {words.help}
      </p>
      {!namesLines(drawn.width) && <Legend lines={lines} />}
    </figure>
  );
}
