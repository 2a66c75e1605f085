import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { statusLooks } from '../components';
import { common } from './en/common';
import { errorWords, saysMore, wordsForError } from './en/errors';

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

  it('for a file that cannot be used ask for another one, for a field to correct it', () => {
    const refused = (field: string) => wordsForError({ code: 'invalid_input', message: 'This is not a table.', details: { field } });
    expect(refused('file').todo).toBe('Choose another file.');
    expect(refused('note').todo).toBe('Correct it and try again.');
  });

  it('of the program are repeated only where they say more', () => {
    const more = (code: string, message: string) => {
      const error = { code, message, details: {} };
      return saysMore(error, wordsForError(error));
    };
    expect(more('verify_brake', 'Converge refused these credentials three times.')).toBeNull();
    expect(more('duplicate_name', 'There is a view called "Refunds" already.')).toBe('There is a view called "Refunds" already.');
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
