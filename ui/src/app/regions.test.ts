import { beforeEach, describe, expect, it } from 'vitest';
import { cycleRegions } from './regions';

describe('F6', () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <nav data-region="nav"><a href="#/a" id="a">A</a></nav>
      <header data-region="top" id="top"><span>City of Alder Creek</span></header>
      <main data-region="page"><button id="b">B</button></main>
      <aside data-region="hidden" hidden><button>C</button></aside>`;
  });

  it('goes round every part that is shown, those with nothing to press as well, and back', () => {
    const walk = (backwards: boolean) =>
      [1, 2, 3, 4].map(() => {
        cycleRegions(backwards);
        return document.activeElement?.id;
      });
    expect(walk(false)).toEqual(['a', 'top', 'b', 'a']);
    expect(walk(true)).toEqual(['b', 'top', 'a', 'b']);
  });
});
