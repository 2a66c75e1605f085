import type uPlot from 'uplot';
import type { Chart, ChartStep } from '../bindings';
import { axisText, heightOf, tickOf, type Line } from './chartModel';

/** Hue, and a dash for those who do not see it. */
export const dashes: ReadonlyArray<readonly number[]> = [[], [7, 4], [2, 3], [9, 3, 2, 3], [1, 4], [12, 4]];
const labelRoom = 124;
const narrow = 560;
const lineHeight = 16;

/** Wide pictures name the lines at their end; narrow ones have a legend below. */
export const namesLines = (width: number): boolean => width >= narrow;

interface Look {
  text: string;
  line: string;
  shade: string;
  surface: string;
  colors: string[];
  font: string;
}

/** The colors of the theme as they are now. */
function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--text-secondary'),
    line: token('--line'),
    shade: token('--sunken'),
    surface: token('--surface'),
    colors: [1, 2, 3, 4, 5, 6].map((at) => token(`--chart-${at}`)),
    font: `12px ${style.fontFamily}`,
  };
}

/** Half a step on both sides, so that the first and the last point are whole. */
const rangeOf = (count: number): [number, number] => [-0.5, Math.max(0.5, count - 0.5)];

function shadeIncomplete(chart: Chart, look: Look) {
  return (plot: uPlot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.fillStyle = look.shade;
    chart.buckets.forEach((bucket, at) => {
      if (bucket.complete) return;
      const left = plot.valToPos(at - 0.5, 'x', true);
      const right = plot.valToPos(at + 0.5, 'x', true);
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
    });
    ctx.restore();
  };
}

/** Names at the ends of the lines, pushed apart where they would touch. */
function nameLines(lines: readonly Line[], look: Look) {
  return (plot: uPlot) => {
    if (!namesLines(plot.width)) return;
    const { ctx, bbox } = plot;
    const ratio = window.devicePixelRatio || 1;
    const ends = lines
      .map((line, at) => {
        const values = plot.data[at + 1] ?? [];
        return { line, at, y: plot.valToPos(values[values.length - 1] ?? 0, 'y', true) };
      })
      .sort((a, b) => a.y - b.y);
    let least = bbox.top;
    ctx.save();
    ctx.font = look.font.replace('12px', `${12 * ratio}px`);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const end of ends) {
      const y = Math.max(end.y, least);
      least = y + lineHeight * ratio;
      ctx.fillStyle = look.colors[end.at] ?? look.text;
      const room = (labelRoom - 12) * ratio;
      let name = end.line.name;
      while (name.length > 4 && ctx.measureText(name).width > room) name = `${name.slice(0, -2)}\u2026`;
      ctx.fillText(name, bbox.left + bbox.width + 8 * ratio, y);
    }
    ctx.restore();
  };
}

const stepAt = (plot: uPlot, left: number, count: number): number => Math.max(0, Math.min(count - 1, Math.round(plot.posToVal(left, 'x'))));

export interface Drawing {
  chart: Chart;
  step: ChartStep;
  lines: readonly Line[];
  width: number;
  height: number;
  /** Where the pointer is; null outside. */
  onPoint: (index: number | null) => void;
}

export function dataOf({ chart, lines }: Pick<Drawing, 'chart' | 'lines'>): uPlot.AlignedData {
  const places = chart.buckets.map((_, at) => at);
  return [places, ...lines.map((line) => line.values.map((minor) => heightOf(minor, chart.currency)))];
}

/** Everything uPlot has to know; it gets the theme's colors as they are now. */
export function optionsOf({ chart, step, lines, width, height, onPoint }: Drawing, host: Element): uPlot.Options {
  const look = lookOf(host);
  const axis = { stroke: look.text, font: look.font, ticks: { show: false }, grid: { stroke: look.line, width: 1 } };
  return {
    width,
    height,
    padding: [12, namesLines(width) ? labelRoom : 12, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 9, fill: (plot, at) => look.colors[at - 1] ?? plot.root.style.color, stroke: () => look.surface },
      // From step to step: there is nothing between two of them.
      move: (plot, left, top) => [left < 0 ? left : plot.valToPos(stepAt(plot, left, chart.buckets.length), 'x'), top],
    },
    scales: { x: { time: false, range: () => rangeOf(chart.buckets.length) } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 30,
        space: step === 'day' ? 56 : 72,
        incrs: [1, 2, 3, 5, 7, 10, 14, 30, 60, 90],
        values: (_plot, places) =>
          places.map((place) => {
            const bucket = Number.isInteger(place) ? chart.buckets[place] : undefined;
            return bucket ? tickOf(bucket, step) : '';
          }),
      },
      { ...axis, size: 58, space: 40, values: (_plot, values) => values.map((value) => axisText(value, chart.currency)) },
    ],
    series: [
      {},
      ...lines.map((line, at) => ({
        label: line.name,
        stroke: look.colors[at] ?? look.text,
        width: 2,
        dash: [...(dashes[at] ?? [])],
        points: { show: chart.buckets.length <= 40, size: 5, fill: look.surface },
      })),
    ],
    hooks: {
      drawClear: [shadeIncomplete(chart, look)],
      draw: [nameLines(lines, look)],
      setCursor: [(plot) => onPoint(plot.cursor.left !== undefined && plot.cursor.left >= 0 ? (plot.cursor.idx ?? null) : null)],
    },
  };
}
