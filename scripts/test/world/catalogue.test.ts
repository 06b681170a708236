import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueHeader, hasValidCheckDigit, product } from '@smart-cart/contracts';
import { demoCatalogue, demoHeader, demoProducts } from '../../src/demo/catalogue.js';
import { labelledMass, labelOf, verifierOfFive } from '../../src/demo/label.js';
import { writePictures } from '../../src/demo/pictures.js';

const today = Date.UTC(2026, 10, 23, 9);

describe('the demo catalogue', () => {
  it('is one the contracts accept, header and every product', () => {
    expect(catalogueHeader.parse(demoHeader)).toEqual(demoHeader);
    for (const entry of demoCatalogue.products) expect(product.parse(entry)).toEqual(entry);
  });

  it('has about 150 products in every kind the cart must handle', () => {
    const count = (test: (demo: (typeof demoProducts)[number]) => boolean): number => demoProducts.filter(test).length;
    expect(demoProducts.length).toBeGreaterThanOrEqual(150);
    expect(count(({ product: p }) => p.plu !== undefined && p.soldBy === 'weight')).toBeGreaterThan(15);
    expect(count(({ product: p }) => p.plu !== undefined && p.soldBy === 'piece')).toBeGreaterThan(8);
    expect(count(({ product: p }) => p.deposit !== undefined)).toBeGreaterThan(8);
    expect(count(({ product: p }) => p.minimumAge === 16)).toBeGreaterThan(2);
    expect(count(({ product: p }) => p.minimumAge === 18)).toBeGreaterThan(1);
    for (const code of ['ean-8', 'upc-a', 'upc-e', 'databar', 'digital-link', 'price-label', 'weight-label'])
      expect(count((demo) => demo.code === code)).toBeGreaterThan(2);
    expect(count((demo) => (demo.daysLeft ?? 0) < 0)).toBe(1);
  });

  it('gives no key twice: sku, GTIN, PLU, in-store item', () => {
    const keys = demoCatalogue.products.flatMap((p) => [
      `sku ${p.sku}`,
      ...p.gtins.map((gtin) => `gtin ${gtin}`),
      ...(p.plu === undefined ? [] : [`plu ${p.plu}`]),
      ...(p.inStoreItem === undefined ? [] : [`item ${String(Number(p.inStoreItem))}`]),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names every product in all six languages', () => {
    for (const p of demoCatalogue.products) expect(Object.keys(p.names ?? {})).toEqual(['de', 'es', 'ar', 'fr', 'ja']);
  });

  it('prints counter labels whose check digit and verifier are right and whose measure is the true one', () => {
    expect(verifierOfFive('14685')).toBe(6);
    for (const demo of demoProducts.filter(({ code }) => code.endsWith('-label'))) {
      const text = labelOf(demo, 307_400, today)?.text ?? '';
      expect(hasValidCheckDigit(text)).toBe(true);
      expect(text.slice(2, 6)).toBe(demo.product.inStoreItem);
      expect(Number(text[6])).toBe(verifierOfFive(text.slice(7, 12)));
      const measure = Number(text.slice(7, 12));
      expect(labelledMass(demo, 307_400)).toBe(301_000);
      expect(measure).toBe(demo.code === 'weight-label' ? 301 : Math.round(demo.product.price * 0.301));
    }
  });

  it('prints weight and date on DataBar packs, and one date that has passed', () => {
    const texts = demoProducts
      .filter(({ code }) => code === 'databar')
      .map((demo) => labelOf(demo, 300_000, today)?.text);
    for (const text of texts) expect(text).toMatch(/^\(01\)9952\d{10}\(3103\)000282\(17\)2611\d\d$/);
    expect(texts.filter((text) => (text?.slice(-6) ?? '') < '261123')).toHaveLength(1);
  });

  it('has a picture for every product, drawn once and then kept', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'pictures-'));
    try {
      expect(await writePictures(directory)).toBe(demoProducts.length);
      const files = new Set(await readdir(directory));
      for (const p of demoCatalogue.products) expect(files).toContain(p.picture);
      const first = join(directory, demoCatalogue.products[0]?.picture ?? '');
      expect((await readFile(first)).subarray(1, 4).toString('latin1')).toBe('PNG');
      const before = (await stat(first)).mtimeMs;
      expect(await writePictures(directory)).toBe(0);
      expect((await stat(first)).mtimeMs).toBe(before);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
