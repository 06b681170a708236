import { describe, expect, it } from '@jest/globals';
import { readCode } from './read-code.js';

const read = (text: string) =>
  readCode({ symbology: 'QRCode', text }, { layouts: [], minorDigits: 2, at: Date.UTC(2026, 10, 23) });

describe('a GS1 Digital Link', () => {
  it('gives product, qualifiers from the path and attributes from the query', () => {
    const link = 'https://brand.example/some/path/01/09521234543213/10/AB%2F1/21/S-9?17=261231&3103=000195&utm=x#top';
    expect(read(link)).toEqual({
      kind: 'gtin',
      gtin: '09521234543213',
      attributes: { batch: 'AB/1', serial: 'S-9', useBy: '2026-12-31', mass: 195_000 },
    });
  });

  it.each([
    'https://id.gs1.org/01/9521234543213',
    'HTTPS://ID.GS1.ORG/gtin/9521234543213/',
    'http://a.b/01/95212345432133/01/9521234543213',
  ])('takes shorter GTINs, the old name and the rightmost key: %s', (link) =>
    expect(read(link)).toMatchObject({ kind: 'gtin', gtin: '09521234543213' }),
  );

  it('ignores parameters that belong to the web site', () => {
    expect(read('https://a.b/01/9521234543213?linkType=gs1:pip&utm_source=qr')).toMatchObject({ attributes: {} });
  });

  it.each([
    ['a wrong check digit', 'https://a.b/01/09521234543214', 'check digit'],
    ['qualifiers out of order', 'https://a.b/01/09521234543213/21/A/10/B', 'order'],
    ['an attribute in the path', 'https://a.b/01/09521234543213/17/261231', 'no qualifier'],
    ['broken percent-encoding', 'https://a.b/01/09521234543213/10/%E0%A4%A', 'badly encoded'],
    ['a key without its value', 'https://a.b/01/09521234543213/10', 'missing'],
    ['an impossible date', 'https://a.b/01/09521234543213?17=269931', 'no date'],
    ['a price without a measure', 'https://a.b/01/09521234543213?3922=199', 'needs one of'],
  ])('with %s is refused, and the reason says so', (_what, link, reason) => {
    expect(read(link)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(reason) });
  });

  it('in compressed form is said to be unsupported', () => {
    expect(read('https://id.gs1.org/DQHKhEGUvRlmDUxwQrTAkw')).toMatchObject({
      kind: 'unreadable',
      fault: 'unsupported',
    });
  });

  it.each(['https://brand.example/promo?x=1', 'https://a.b/', 'http://x', 'https://a.b/01/abc'])(
    'is not every web address: %s sells nothing',
    (link) => expect(read(link)).toMatchObject({ kind: 'other', what: 'link' }),
  );
});
