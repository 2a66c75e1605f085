import { describe, expect, it } from 'vitest';
import { HostError, toHostError } from './error';
import { createFakeHost } from './fake';
import { blankFilter } from './fake/search';

describe('host errors', () => {
  it('keep code, message and details of the program', () => {
    const error = toHostError({ code: 'busy', message: 'Running.', details: { operationId: 'x' } });
    expect(error).toBeInstanceOf(HostError);
    expect([error.code, error.message, error.details]).toEqual(['busy', 'Running.', { operationId: 'x' }]);
  });

  it.each([['plain words', 'internal', 'plain words'], [undefined, 'internal', ''], [{ code: 7 }, 'internal', '']])(
    'make one shape of %o',
    (reason, code, message) => {
      const error = toHostError(reason);
      expect([error.code, error.message]).toEqual([code, message]);
    },
  );
});

describe('the invented town', () => {
  it('answers the same page twice and adds up', async () => {
    const host = createFakeHost({ rows: 500 });
    const filter = blankFilter('acc-alder');
    const ask = { filter, sort: { column: 'time', direction: 'descending' } as const, offset: 400, limit: 200 };
    const page = await host.call('transactions_page', ask);
    expect(page.rows).toHaveLength(100);
    expect(await host.call('transactions_page', ask)).toEqual(page);
    expect((await host.call('transactions_totals', { filter, picked: null })).count).toBe(500);
  });
});
