import { describe, expect, it } from 'vitest';
import { guarded } from './formula';

describe('a text cell', () => {
  // The cases of the CSV export: src-tauri/crates/documents/src/table/csv/tests.rs.
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '  =1+1',
    '\u00a0\u200b=1+1',
    '\ufeff=1+1',
    '\u0007=1',
    '\uff1d1+1',
    ' \uff0b1',
    '\uff0d1',
    '\uff20SUM(A1)',
    '\r=1+1',
  ])('that begins like a formula gets an apostrophe: %j', (danger) => {
    expect(guarded(danger)).toBe(`'${danger}`);
  });

  it.each(['a=b', ' a', "'=1", '\u00e9-1', '(555) 010-0000', '004287', '_x', ''])('that is harmless stays as it is: %j', (harmless) => {
    expect(guarded(harmless)).toBe(harmless);
  });
});
