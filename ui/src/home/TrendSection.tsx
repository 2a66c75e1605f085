import { useEffect, useId, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { recall, remember } from '../app/remembered';
import { announce } from '../app/session';
import type { AccountView, Chart, ChartSplit, ChartStep } from '../bindings';
import { ErrorNotice, Select, Skeleton } from '../components';
import { Segmented } from '../components/Segmented';
import { formatCount } from '../format/ids';
import { toHostError } from '../host';
import { home, periods, type Period } from '../i18n/en/home';
import { mostLines, summaryOf } from './chartModel';
import { TrendChart } from './TrendChart';
import { TrendTable } from './TrendTable';
import { useChart } from './useHome';
import styles from './Home.module.css';

const words = home.trend;
type Look = 'chart' | 'table';
const steps: readonly ChartStep[] = ['day', 'week', 'month'];
const splits: readonly ChartSplit[] = ['none', 'terminal', 'brand'];

/** Days of a year are a hedge, months of a month are a dot. */
const usualStep: Record<Period, ChartStep> = {
  'last-30-days': 'day', 'this-month': 'day', 'last-month': 'day', 'this-year': 'week', 'fiscal-year': 'week', 'last-fiscal-year': 'week',
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="listbox"], [role="menu"]') !== null);

/** Where the keyboard stands in the chart or in the table. */
const stopIn = (section: Element | null): HTMLElement | null =>
  section?.querySelector<HTMLElement>('[role="slider"], [role="grid"] [tabindex="0"]') ?? null;

function useLook(section: RefObject<HTMLElement | null>): [Look, (look: Look) => void] {
  const follows = useRef(false);
  const [look, show] = useState<Look>(() => (recall('trend') === 'table' ? 'table' : 'chart'));
  const setLook = (next: Look) => {
    remember('trend', next);
    show(next);
    announce(words.shows[next]);
  };
  // Who was in the one that went is in the one that came.
  useLayoutEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    stopIn(section.current)?.focus();
  }, [look, section]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(event.target) || document.querySelector('[data-modal]')) return;
      event.preventDefault();
      follows.current = document.activeElement?.closest('[role="slider"], [role="grid"]') != null && section.current?.contains(document.activeElement) === true;
      setLook(look === 'chart' ? 'table' : 'chart');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return [look, setLook];
}

interface ShownProps {
  chart: Chart;
  step: ChartStep;
  split: ChartSplit;
  look: Look;
  summary: string;
}

function Shown({ chart, step, split, look, summary }: ShownProps) {
  const hidden = look === 'chart' && split !== 'none' && chart.series.length > mostLines;
  return (
    <>
      {look === 'table' || chart.total.count === 0 ? (
        <TrendTable chart={chart} step={step} split={split} />
      ) : (
        <TrendChart chart={chart} step={step} split={split} summary={summary} />
      )}
      <ul className={styles.notes}>
        {hidden && <li>{words.others(formatCount(mostLines), formatCount(chart.series.length))}</li>}
        {chart.otherCurrencies.length > 0 && <li>{words.otherCurrencies(chart.otherCurrencies.join(', '))}</li>}
        {look === 'chart' && chart.buckets.some((bucket) => !bucket.complete) && <li>{words.incompleteHint}</li>}
        <li>{words.key}</li>
      </ul>
    </>
  );
}

/** Chart and table are the same numbers; one key flips. */
export function TrendSection({ account }: { account: AccountView }) {
  const [period, setPeriod] = useState<Period>('last-30-days');
  const [step, setStep] = useState<ChartStep>('day');
  const [split, setSplit] = useState<ChartSplit>('none');
  const section = useRef<HTMLElement>(null);
  const [look, setLook] = useLook(section);
  const title = useId();
  const { data, error, refetch, isPlaceholderData } = useChart({ accountId: account.id, period, step, split });
  const summary = data ? summaryOf(data, step, split, words.periods[period]) : '';
  return (
    <section ref={section} className={styles.block} aria-labelledby={title} data-region="trend" data-testid="trend" data-look={look} aria-busy={isPlaceholderData}>
      <div className={styles.trendHead}>
        <h2 id={title}>{words.title}</h2>
        <Select
          label={words.period}
          hideLabel
          value={period}
          onChange={(next) => {
            setPeriod(next);
            setStep(usualStep[next]);
          }}
          choices={periods.map((id) => ({ id, text: words.periods[id] }))}
          data-testid="trend-period"
        />
        <Select
          label={words.split}
          hideLabel
          value={split}
          onChange={setSplit}
          choices={splits.map((id) => ({ id, text: words.splits[id] }))}
          data-testid="trend-split"
        />
        <Segmented label={words.step} choices={steps.map((id) => ({ id, text: words.steps[id] }))} value={step} onChange={setStep} testId="trend-step" />
        <span className={styles.push} />
        <Segmented
          label={words.show}
          choices={[
            { id: 'chart', text: words.shows.chart },
            { id: 'table', text: words.shows.table },
          ]}
          value={look}
          onChange={setLook}
          testId="trend-look"
        />
      </div>
      {summary && (
        <p className={styles.summary} data-testid="trend-summary">
          {summary}
        </p>
      )}
      {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && <Shown chart={data} step={step} split={split} look={look} summary={summary} />}
    </section>
  );
}
