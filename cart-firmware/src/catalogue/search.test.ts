import { describe, expect, it } from '@jest/globals';
import type { Product } from '@smart-cart/contracts';
import { Catalogue } from './catalogue.js';
import { searchProducts } from './search.js';

function product(sku: string, name: string, more: Partial<Product> = {}): Product {
  return {
    sku,
    name,
    gtins: ['04006381333931'],
    soldBy: 'piece',
    price: 100,
    taxClass: 'A',
    group: 'food',
    ...more,
  };
}

const catalogue = new Catalogue(
  { version: 1, currency: 'EUR', taxClasses: [{ id: 'A', name: 'Full', rate: 1900 }], inStoreLayouts: [] },
  [
    product('1', 'Crème fraîche'),
    product('2', 'Apple juice', { names: { de: 'Apfelsaft', es: 'Zumo de manzana', ja: 'りんごジュース' } }),
    product('3', 'Apples Elstar', { plu: '4127', gtins: [], group: 'fruit' }),
    product('4', 'Green apples', { plu: '4017', group: 'fruit' }),
    product('5', 'Bread roll', { gtins: [], group: 'bakery', synonyms: ['Semmel'] }),
  ],
);
const found = (text: string, limit = 10): string[] => searchProducts(catalogue, text, limit).map(({ sku }) => sku);

describe('a search', () => {
  it('finds words in any order, as beginnings, without accents and in any case', () => {
    expect(found('fraiche CREME')).toEqual(['1']);
    expect(found('jui app')).toEqual(['2']);
    expect(found('ruit')).toEqual([]);
  });

  it('finds names in every language of the product, and PLUs', () => {
    expect(found('apfel')).toEqual(['2']);
    expect(found('manz')).toEqual(['2']);
    expect(found('4127')).toEqual(['3']);
  });

  it('puts names that begin with the words first, then goes by the alphabet', () => {
    expect(found('apple')).toEqual(['2', '3', '4']);
    expect(found('apple', 2)).toEqual(['2', '3']);
  });

  it('lists what has no barcode, by group, when nothing is typed', () => {
    expect(found('  ')).toEqual(['5', '3', '4']);
  });

  it('forgives a typing mistake, two in a long word, and none while something fits as typed', () => {
    expect(found('aplpe')).toEqual(['2', '3', '4']);
    expect(found('manzzna')).toEqual(['2']);
    expect(found('elstra')).toEqual(['3']);
    expect(found('bred')).toEqual(['5']);
    expect(found('brd')).toEqual([]);
    expect(found('4128')).toEqual([]);
  });

  it('puts a word before longer words that only begin like it, also in another number', () => {
    const shop = new Catalogue(catalogue.header, [
      product('1', 'Watermelon'),
      product('2', 'Sparkling water'),
      product('3', 'Aubergine', { synonyms: ['eggplant'] }),
      product('4', 'Fresh eggs'),
    ]);
    expect(searchProducts(shop, 'water', 9).map(({ sku }) => sku)).toEqual(['2', '1']);
    expect(searchProducts(shop, 'egg', 9).map(({ sku }) => sku)).toEqual(['4', '3']);
  });

  it('forgives a mistake within a compound', () => {
    const shop = new Catalogue(catalogue.header, [product('1', 'Yoghurt', { names: { de: 'Erdbeerjoghurt' } })]);
    expect(searchProducts(shop, 'jogurt', 9)).toHaveLength(1);
    expect(searchProducts(shop, 'jorgut', 9)).toHaveLength(0);
  });

  it('finds what stands inside a compound, synonyms, and scripts without spaces', () => {
    expect(found('saft')).toEqual(['2']);
    expect(found('semmel')).toEqual(['5']);
    expect(found('ジュース')).toEqual(['2']);
  });
});
