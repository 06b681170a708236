import { describe, expect, it } from '@jest/globals';
import { normaliseZbar, normaliseZxing, type ZxingResult } from './normalise.js';
import type { Quad } from './read.js';
import { compressUpcA, expandUpcE } from './symbology.js';

const origin = { x: 0, y: 0 };
const quad: Quad = [origin, origin, origin, origin];

function zxing(format: string, text: string, more: Partial<ZxingResult> = {}): ReturnType<typeof normaliseZxing> {
  return normaliseZxing({
    isValid: true,
    format,
    text,
    bytes: new TextEncoder().encode(text),
    symbologyIdentifier: '',
    lineCount: 9,
    extra: '',
    position: { topLeft: origin, topRight: origin, bottomRight: origin, bottomLeft: origin },
    ...more,
  });
}

describe('the text of a code', () => {
  it.each([
    ['UPC-A with 12 digits', zxing('UPCA', '042100005264')],
    ['UPC-A with 13 digits', zxing('EAN13', '0042100005264')],
    ['UPC-A by zbar', normaliseZbar('ZBAR_EAN13', '0042100005264', quad, 9)],
  ])('is 13 digits for %s', (_, found) => {
    expect(found).toMatchObject({ symbology: 'ean13', text: '0042100005264', gs1: false });
  });

  it.each([
    [
      'zxing, which gives the expanded digits and the printed ones beside them',
      zxing('UPCE', '0042100005264', { extra: '{"UPCE":"04252614"}' }),
    ],
    ['a decoder that gives the printed digits', normaliseZbar('ZBAR_UPCE', '04252614', quad, 9)],
    ['a decoder that gives the expanded digits', normaliseZbar('ZBAR_UPCE', '0042100005264', quad, 9)],
  ])('is the 8 printed digits of a UPC-E for %s', (_, found) => {
    expect(found).toMatchObject({ symbology: 'upce', text: '04252614' });
  });

  it.each([
    ['zxing', zxing('DataBarOmni', '0104412345678909')],
    ['zbar', normaliseZbar('ZBAR_DATABAR', '0104412345678909', quad, 9)],
    ['a decoder that leaves the AI out', zxing('DataBarLtd', '04412345678909')],
  ])('is the element string of a DataBar by %s', (_, found) => {
    expect(found).toMatchObject({ symbology: 'databar', text: '0104412345678909', gs1: true });
  });

  it('keeps the separator of DataBar Expanded between elements but not at the end', () => {
    const text = '0190012345678908392299\u001d15991231';
    expect(zxing('DataBarExp', `${text}\u001d`)).toMatchObject({ symbology: 'databar-expanded', text, gs1: true });
  });

  it('tells GS1 from plain by the symbology identifier', () => {
    expect(zxing('QRCode', '0104412345678909', { symbologyIdentifier: ']Q3' })).toMatchObject({
      symbology: 'gs1-qr',
      gs1: true,
    });
    expect(zxing('QRCode', 'hello', { symbologyIdentifier: ']Q1' })).toMatchObject({ symbology: 'qr', gs1: false });
    expect(zxing('Code128', '0104412345678909', { symbologyIdentifier: ']C1' })).toMatchObject({
      symbology: 'gs1-128',
      gs1: true,
    });
  });

  it('keeps the bytes of a QR code, whose character set is a guess, in memory of their own', () => {
    const bytes = Uint8Array.of(0x83, 0x65, 0x83, 0x58);
    const found = zxing('QRCode', 'テス', { bytes });
    bytes.fill(0);
    expect([...(found?.bytes ?? [])]).toEqual([0x83, 0x65, 0x83, 0x58]);
  });

  it.each([
    ['EAN13', '4006381333932'],
    ['EAN13', '400638133393'],
    ['EAN8', '96385075'],
    ['UPCE', '04252615'],
    ['DataBarOmni', '0104412345678908'],
    ['PDF417', 'anything'],
    ['QRCode', ''],
  ])('is nothing for %s %s, which breaks its rules or is not used here', (format, text) => {
    expect(zxing(format, text)).toBeUndefined();
  });
});

describe('UPC-E', () => {
  it.each([
    ['04252614', '042100005264'],
    ['01234565', '012345000065'],
    ['04963406', '049000006346'],
    ['01264904', '012000006494'],
  ])('%s stands for %s and is what that is compressed to', (short, long) => {
    expect(expandUpcE(short)).toBe(long);
    expect(compressUpcA(long)).toBe(short);
  });

  it('stands for nothing with another number system or a wrong check digit', () => {
    expect(expandUpcE('24252614')).toBeUndefined();
    expect(expandUpcE('04252613')).toBeUndefined();
    expect(compressUpcA('042136005264')).toBeUndefined();
  });
});
