import { describe, expect, it } from '@jest/globals';
import { basketsIn, readBaskets } from './basket-file.js';

describe('a file of baskets', () => {
  it('is read with empty lines, the line ends of any system, a mark at its beginning and spaces about names', () =>
    expect(basketsIn('\uFEFFmilk, bread \r\n\r\n  \nbeer\rfigs,\n,jam')).toEqual([
      ['milk', 'bread'],
      ['beer'],
      ['figs'],
      ['jam'],
    ]));

  it('counts an item named twice once', () => expect(basketsIn('milk,bread,milk')).toEqual([['milk', 'bread']]));

  it('takes a comma and a quote within a quoted name, and a lone quote as it stands', () =>
    expect(basketsIn('"fruit, dried",milk\n"the ""best"" jam"\n6" rolls,milk')).toEqual([
      ['fruit, dried', 'milk'],
      ['the "best" jam'],
      ['6" rolls', 'milk'],
    ]));

  it('tells long names apart though they begin alike', () => {
    const [[one = '', other = ''] = []] = basketsIn(`${'a'.repeat(60)}1,${'a'.repeat(60)}2`);
    expect(one).not.toBe(other);
    expect(Math.max(one.length, other.length)).toBe(40);
  });

  it('that is not there is named in a sentence', () =>
    expect(readBaskets('/nowhere/baskets.csv')).rejects.toThrow(
      /^The baskets in \/nowhere\/baskets\.csv cannot be read/,
    ));
});
