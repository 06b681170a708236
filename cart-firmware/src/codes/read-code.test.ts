import { describe, expect, it } from '@jest/globals';
import { inStoreLayout } from '@smart-cart/contracts';
import { readCode, readTyped } from './read-code.js';
import { expandUpcE } from './upc-e.js';

const context = {
  layouts: [
    inStoreLayout.parse({ name: 'price', pattern: '28IIIIVPPPPPC', verifier: 'gs1-5' }),
    inStoreLayout.parse({ name: 'weight', pattern: '29IIIIIWWWWWC' }),
  ],
  minorDigits: 2,
  at: Date.UTC(2026, 10, 23),
};
const read = (symbology: string, text: string) => readCode({ symbology, text }, context);

describe('UPC-E', () => {
  // One for each rule of the last digit.
  it.each([
    ['04252614', '042100005264'],
    ['01234505', '012000003455'],
    ['01234514', '012100003454'],
    ['01234523', '012200003453'],
    ['01234531', '012300000451'],
    ['01234543', '012340000053'],
    ['01234558', '012345000058'],
    ['01234596', '012345000096'],
  ])('%s is UPC-A %s', (compressed, full) => {
    expect(expandUpcE(compressed)).toBe(full);
    expect(read('UPC-E', compressed)).toMatchObject({ kind: 'gtin', gtin: full.padStart(14, '0') });
  });

  it('has number system 0 or 1 only', () => {
    expect(read('UPC-E', '24252614')).toMatchObject({ kind: 'unreadable', fault: 'malformed' });
  });

  it('with the check digit of the compressed form is refused', () => {
    expect(read('UPCE', '04252615')).toMatchObject({ kind: 'unreadable', fault: 'check-digit' });
  });
});

describe('a code', () => {
  it('of eight digits is an EAN-8 or a UPC-E by its symbology, never by guess', () => {
    expect(read('EAN-8', '96385074')).toMatchObject({ kind: 'gtin', gtin: '00000096385074' });
    expect(read('EAN-8', '04252614')).toMatchObject({ kind: 'unreadable' });
  });

  it('keeps the product and drops the add-on of a magazine', () => {
    expect(read('EAN-13', '9771234567003 05')).toMatchObject({ kind: 'gtin', gtin: '09771234567003' });
  });

  it.each([
    ['EAN-13', '9912345678909'],
    ['UPC-A', '512345000107'],
  ])('of a coupon sells nothing: %s %s', (symbology, text) => {
    expect(read(symbology, text)).toMatchObject({ kind: 'other', what: 'coupon' });
  });

  it('for the cart itself is a login', () => {
    expect(read('QRCode', 'smart-cart:login?token=1')).toMatchObject({ kind: 'login' });
  });

  it.each(['WIFI:S:guest;;', 'BEGIN:VCARD', '12345'])('that is any other text sells nothing: %s', (text) => {
    expect(read('QRCode', text)).toMatchObject({ kind: 'other', what: 'text' });
  });
});

describe('a typed code', () => {
  it.each([
    ['4011', { plu: '4011', organic: false }],
    ['94011', { plu: '4011', organic: true, printed: '94011' }],
    // Once meant "genetically modified"; now numbers of their own.
    ['83000', { plu: '83000', organic: false }],
    ['84000', { plu: '84000', organic: false }],
  ])('%s is a produce code', (text, expected) => {
    expect(readTyped(text, context)).toMatchObject({ kind: 'plu', ...expected });
  });

  it.each(['1234', '54011', '99011', '123456', '40111'])('%s is none', (text) => {
    expect(readTyped(text, context)).toMatchObject({ kind: 'unreadable' });
  });

  it('may be the number under a barcode, UPC-E as well', () => {
    expect(readTyped('4006381333931', context)).toMatchObject({ gtin: '04006381333931' });
    expect(readTyped('04252614', context)).toMatchObject({ gtin: '00042100005264' });
  });
});

describe('any text', () => {
  function* texts(count: number): Generator<string> {
    const parts = [
      '01',
      '(01)',
      '09521234543213',
      '3103',
      '3922',
      '17',
      '261130',
      '\u001d',
      'https://a.b/',
      '/10/',
      '%',
      '?',
      '2',
      '29',
      'Ω',
      '\u0000',
      ')',
      '(',
      ']e0',
      '99999999999999999999',
      ' ',
      '-',
      'A',
    ];
    let seed = 1;
    const next = (n: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % n;
    };
    for (let i = 0; i < count; i += 1) {
      let text = '';
      for (let n = next(9); n > 0; n -= 1)
        text += next(4) === 0 ? String.fromCharCode(next(300)) : (parts[next(parts.length)] ?? '');
      yield text;
    }
  }

  it('gives a reading or a reason, and nothing throws, whatever symbology is claimed', () => {
    const symbologies = ['EAN-13', 'UPC-E', 'DataBarExpanded', 'QRCode', 'Code128', 'ITF', 'none'];
    const wrong: string[] = [];
    for (const text of texts(6_000)) {
      for (const symbology of symbologies) {
        for (const gs1 of [true, false]) {
          const reading = readCode({ symbology, text, gs1 }, context);
          if (reading.kind === 'unreadable' && reading.reason === '') wrong.push(text);
          if (reading.kind === 'gtin' && !/^\d{14}$/.test(reading.gtin)) wrong.push(text);
        }
      }
      readTyped(text, context);
    }
    expect(wrong).toEqual([]);
  });
});
