import { describe, expect, it } from 'vitest';
import { createLedger } from '../../host/fake/ledger';
import { rowAsText } from './rowText';

const row = createLedger(3).row(0);

describe('a copied row', () => {
  it('holds no formula, not even in what could not be read', () => {
    const evil = { ...row, amount: null, amountRaw: ' =1+1', time: null, timeRaw: '\uff1d1+1', last4: '=2', brand: 'none' as const, customer: '\u200b@x', tags: ['-1'] };
    expect(rowAsText(evil, ['amount', 'time', 'card', 'customer', 'tags', 'id'])).toBe(["' =1+1", "'\uff1d1+1", "'=2", "'\u200b@x", "'-1", row.id].join('\t'));
  });

  it('has numbers a spreadsheet calculates with', () => {
    const back = { ...row, type: 'return' as const, amount: { minor: '1250', currency: 'USD' } };
    expect(rowAsText(back, ['amount'])).toBe(`-12.50\t${row.id}`);
  });
});
