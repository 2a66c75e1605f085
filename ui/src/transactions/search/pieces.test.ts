import { describe, expect, it } from 'vitest';
import { cutPieces, fieldOf, isCutOff, joined, oneLine, piecesOf, quoted, takeComplete, withField, withoutCards } from './pieces';

describe('a typed search', () => {
  it('is parted by blanks, but not inside quotes', () => {
    expect(piecesOf('  terminal:"Web Permits" status:settled  permit ')).toEqual(['terminal:"Web Permits"', 'status:settled', 'permit']);
  });

  it('leaves a pasted formula as it stands', () => {
    const formula = '=HYPERLINK("http://x","pay")';
    expect(piecesOf(`${formula} b`)).toEqual([formula, 'b']);
    expect(piecesOf('terminal:"Web Permits","Pool" b')).toEqual(['terminal:"Web Permits","Pool"', 'b']);
  });

  it('takes a quote inside a word for an inch', () => {
    expect(piecesOf('5"pipe main')).toEqual(['5"pipe', 'main']);
    expect(piecesOf('tag:"a b","c d" e')).toEqual(['tag:"a b","c d"', 'e']);
  });

  it('is kept without anything that could be a whole card number', () => {
    expect(withoutCards('status:open 4111 1111 1111 1111')).toBe('status:open');
    expect(withoutCards('4111-1111-1111-1111')).toBe('');
    expect(withoutCards('status:open 41** **** **** 1111 oka')).toBe('status:open');
    expect(withoutCards('note:4111111111111111 last4:1111')).toBe('last4:1111');
    expect(withoutCards('last4:0174 amount:1200..1300 permit 2026')).toBe('last4:0174 amount:1200..1300 permit 2026');
  });

  it('is read by the program up to its 2,000th character', () => {
    expect(isCutOff('\u{1F4B3}'.repeat(2000))).toBe(false);
    expect(isCutOff('x'.repeat(2001))).toBe(true);
  });

  it('closes a quote that was left open', () => {
    expect(piecesOf('terminal:"Web Per')).toEqual(['terminal:"Web Per"']);
    expect(cutPieces('a "b c')[1]).toMatchObject({ from: 2, to: 6, open: true });
  });

  it('is the same after cutting and joining, whatever it holds', () => {
    const samples = ['', 'a', 'a  b', '"a b" c', 'x:"1,2" y', '\u202Eevil "q', 'amount:>100 last4:0174', ':x', '""', 'a"b c"d e'];
    for (const sample of samples) {
      const once = joined(piecesOf(sample));
      expect(joined(piecesOf(once))).toBe(once);
    }
  });

  it('knows the name of an operator in any case, and what is none', () => {
    expect(fieldOf('Amount:>100')).toBe('amount');
    expect(fieldOf('permit')).toBeNull();
    expect(fieldOf('10:30')).toBeNull();
  });

  it('quotes what holds a blank, a comma or a quote', () => {
    expect(quoted('Web Permits')).toBe('"Web Permits"');
    expect(quoted('Smith, "J."')).toBe('"Smith, ""J."""');
    expect(piecesOf(`tag:${quoted('Smith, "J."')} b`)).toEqual(['tag:"Smith, ""J."""', 'b']);
    expect(quoted('web')).toBe('web');
  });

  it('replaces all pieces of a field where the first of them stood', () => {
    expect(withField('status:open oka Status:held', 'status', ['settled', 'voided'])).toBe('status:settled,voided oka');
    expect(withField('oka', 'terminal', ['T1 Desk'])).toBe('oka terminal:"T1 Desk"');
    expect(withField('status:open oka', 'status', [])).toBe('oka');
  });

  it('pasted with line breaks is one line', () => {
    expect(oneLine('a\r\nb\n\n c')).toBe('a b c');
  });
});

describe('typing', () => {
  it('gives up a piece with an operator once a blank follows', () => {
    expect(takeComplete('amount:>100')).toEqual({ pieces: [], rest: 'amount:>100' });
    expect(takeComplete('amount:>100 ')).toEqual({ pieces: ['amount:>100'], rest: '' });
    expect(takeComplete('oka status:open per')).toEqual({ pieces: ['status:open'], rest: 'oka per' });
  });

  it('keeps words, open quotes and names without a value', () => {
    expect(takeComplete('main street ').pieces).toEqual([]);
    expect(takeComplete('terminal:"Web ').pieces).toEqual([]);
    expect(takeComplete('status: ').pieces).toEqual([]);
    expect(takeComplete('note: ').pieces).toEqual(['note:']);
  });
});
