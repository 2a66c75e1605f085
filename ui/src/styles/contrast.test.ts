import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('\n  }', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((found) => [found[1], found[2]]));
}

const light = block(':root');
const dark = { ...light, ...block("[data-theme='dark']") };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'selected'];
const textPairs: [string, string][] = [
  ...['text', 'text-secondary', 'text-tertiary', 'accent'].flatMap((text) => surfaces.map((on): [string, string] => [text, on])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['danger', 'selected'],
  ...['success', 'warning', 'danger', 'info'].map((tone): [string, string] => [tone, 'raised']),
  ['surface', 'practice'],
  ['surface', 'info'],
  ['surface', 'warning'],
  ['on-practice-bar', 'practice-bar'],
  ...['success', 'warning', 'danger', 'info', 'practice'].map((tone): [string, string] => [tone, `${tone}-tint`]),
  ...['success', 'warning', 'danger', 'info', 'practice'].flatMap((tone): [string, string][] => [
    ['text', `${tone}-tint`],
    ['text-secondary', `${tone}-tint`],
  ]),
];
const signPairs: [string, string][] = [
  ...['border-control', 'accent'].flatMap((sign) => surfaces.map((on): [string, string] => [sign, on])),
  ...[1, 2, 3, 4, 5, 6].map((chart): [string, string] => [`chart-${chart}`, 'surface']),
];

describe.each([['light', light], ['dark', dark]] as const)('the %s theme', (_name, tokens) => {
  const value = (name: string): string => {
    const found = tokens[name];
    if (!found) throw new Error(`No token --${name}`);
    return found;
  };

  it.each(textPairs)('has text %s readable on %s', (text, on) => {
    expect(contrast(value(text), value(on))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(signPairs)('has sign %s visible on %s', (sign, on) => {
    expect(contrast(value(sign), value(on))).toBeGreaterThanOrEqual(3);
  });
});
