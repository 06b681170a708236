import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CatalogueDelta, CatalogueHeader, CatalogueSnapshotPart, Product } from '@smart-cart/contracts';
import { CatalogueStore } from '../../src/catalogue/catalogue-store.js';
import { temporaryFolder } from '../journal/facts.js';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let store: CatalogueStore;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'catalogue.sqlite');
  store = new CatalogueStore({ file, now: Date.now });
});
afterEach(() => {
  store.close();
  folder.remove();
});

function header(version: number): CatalogueHeader {
  return { version, currency: 'EUR', taxClasses: [{ id: 'A', name: 'Full', rate: 1900 }], inStoreLayouts: [] };
}

function product(n: number, price = 100): Product {
  return { sku: `sku-${n}`, name: `Product ${n}`, gtins: [], soldBy: 'piece', price, taxClass: 'A', group: 'dairy' };
}

function part(version: number, index: number, parts: number, products: Product[]): CatalogueSnapshotPart {
  return { kind: 'snapshot', header: header(version), part: index, parts, products };
}

function delta(from: number, upsert: Product[], remove: string[] = []): CatalogueDelta {
  return { kind: 'delta', from, header: header(from + 1), upsert, remove };
}

function reopened(): CatalogueStore {
  store.close();
  store = new CatalogueStore({ file, now: Date.now });
  store.open();
  return store;
}

describe('the catalogue on disk', () => {
  it('is none at first, and what was applied after a restart', () => {
    expect(store.open()).toBeUndefined();
    expect(store.apply(part(1, 0, 1, [product(1), product(2)]))).toBe('applied');
    expect(store.apply(delta(1, [product(1, 250), product(3)], ['sku-2']))).toBe('applied');
    const { current } = reopened();
    expect(current?.header).toEqual(header(2));
    expect([...(current?.products() ?? [])].sort((a, b) => a.sku.localeCompare(b.sku))).toEqual([
      product(1, 250),
      product(3),
    ]);
  });

  it('changes only when all parts of one version are there; parts of another version begin anew', () => {
    store.open();
    expect(store.apply(part(2, 0, 2, [product(1)]))).toBe('incomplete');
    expect(store.apply(part(3, 1, 2, [product(4)]))).toBe('incomplete');
    expect(store.apply(part(2, 1, 2, [product(2)]))).toBe('incomplete');
    expect(store.current).toBeUndefined();
    expect(store.apply(part(2, 0, 2, [product(1)]))).toBe('applied');
    expect(store.version).toBe(2);
  });

  it('takes deltas only onto the version they are for', () => {
    store.open();
    expect(store.apply(delta(1, [product(1)]))).toBe('gap');
    store.apply(part(5, 0, 1, [product(1)]));
    expect(store.apply(delta(6, [product(1, 1)]))).toBe('gap');
    expect(store.apply(delta(4, [product(1, 1)]))).toBe('not-newer');
    expect(store.apply(part(5, 0, 1, []))).toBe('not-newer');
    expect(store.apply(part(4, 0, 1, []))).toBe('not-newer');
    expect(store.current?.bySku('sku-1')?.price).toBe(100);
  });

  it('leaves the object in use as it was: a decision in progress sees one version', () => {
    store.open();
    store.apply(part(1, 0, 1, [product(1)]));
    const before = store.current;
    store.apply(delta(1, [product(1, 999)]));
    expect(before?.bySku('sku-1')?.price).toBe(100);
    expect(store.current?.bySku('sku-1')?.price).toBe(999);
  });

  it('of ten thousand products survives a restart', () => {
    store.open();
    for (let i = 0; i < 10; i += 1) {
      store.apply(
        part(
          1,
          i,
          10,
          Array.from({ length: 1_000 }, (_, n) => product(i * 1_000 + n)),
        ),
      );
    }
    expect(reopened().current?.size).toBe(10_000);
  });
});

describe('a damaged catalogue', () => {
  it.each([
    ['is garbage', () => writeFileSync(file, 'garbage '.repeat(1_000))],
    ['is cut', () => writeFileSync(file, readFileSync(file).subarray(0, 6_000))],
    [
      'has a changed price',
      () =>
        writeFileSync(
          file,
          Buffer.from(readFileSync(file).toString('latin1').replaceAll('"price":100', '"price":900'), 'latin1'),
        ),
    ],
  ])('that %s is set aside, and the cart asks for all of it', (_, ruin) => {
    store.open();
    store.apply(
      part(
        7,
        0,
        1,
        Array.from({ length: 200 }, (_each, n) => product(n)),
      ),
    );
    store.close();
    ruin();
    expect(reopened().current).toBeUndefined();
    expect(store.version).toBe(0);
    expect(existsSync(store.quarantined ?? '')).toBe(true);
    expect(store.apply(part(7, 0, 1, [product(1)]))).toBe('applied');
  });
});
