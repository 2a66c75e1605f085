import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { statusLooks } from '../components';
import { common } from './en/common';
import { errorWords, wordsForError } from './en/errors';

describe('words', () => {
  // That there is an entry for each code of the contract is checked by the compiler.
  it('say what happened, what it means and what to do for every error code', () => {
    for (const words of Object.values(errorWords)) {
      expect(words.title && words.means && words.todo).toBeTruthy();
    }
  });

  it('of an unknown error are those of the program itself', () => {
    expect(wordsForError({ code: 'brand_new', message: 'The moon is full.', details: {} }).title).toBe('The moon is full.');
  });

  it('and an outline of its own stand for every status', () => {
    const outlines = new Set<string>();
    for (const [status, look] of Object.entries(statusLooks)) {
      expect(look.word).toBe(common.statuses[status as keyof typeof common.statuses]);
      outlines.add(renderToStaticMarkup(createElement(look.Icon)));
    }
    expect(outlines.size).toBe(Object.keys(common.statuses).length);
  });
});
