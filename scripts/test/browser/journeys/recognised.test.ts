import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recogniserConfig } from '../../../src/demo/recogniser/demo-head.js';
import { learnDemoProducts } from '../../../src/demo/recogniser/learning.js';
import { JourneyStage, lineOf } from './journey-stage.js';

const shop = new JourneyStage();
const BROCCOLI_WORDS = /Broccoli/;
let recogniser = '';

beforeAll(async () => {
  recogniser = await mkdtemp(join(tmpdir(), 'journey-recogniser-'));
  await once(
    learnDemoProducts(recogniser, () => undefined),
    'exit',
  );
  await shop.open({ seed: 14, recognition: { ...(await recogniserConfig(recogniser)) } });
  await shop.sees(({ offers }) => offers.recogniser === 'drawn', 60_000);
}, 600_000);

afterAll(async () => {
  await shop.close();
  await rm(recogniser, { recursive: true, force: true });
}, 60_000);

describe('produce held to the camera', () => {
  it('is suggested, confirmed with one touch, weighed without its box, and explained on the receipt', async () => {
    await shop.told('recognised', async () => {
      const { page } = shop;
      const { world } = shop.store.world;
      const broccoli = [...world.products.values()].find(
        ({ code, product }) => code === 'none' && product.soldBy === 'weight' && BROCCOLI_WORDS.test(product.name),
      );
      const sku = broccoli?.product.sku ?? '';
      await shop.tap('Start shopping');
      const thing = world.pick(sku, 2);
      let release = (): void => undefined;
      const confirmed = new Promise<void>((resolve) => (release = resolve));
      const holding = world.present(thing, { holdMs: 60_000, until: confirmed });
      const panel = page.getByTestId('produce');
      await panel.getByText('Recognises the drawn products of this demonstration.').waitFor();
      await panel.getByRole('button', { name: /^Box/ }).tap();
      await shop.sees(({ visit }) => visit?.tare === 35_000);
      await panel.getByRole('button', { name: BROCCOLI_WORDS }).first().tap();
      const line = lineOf(await shop.sees((view) => lineOf(view, sku) !== undefined), sku);
      release();
      await holding;
      await world.putIn(thing);
      const weighed = await shop.sees((view) => (lineOf(view, sku)?.mass ?? null) !== null);
      expect(Math.abs((lineOf(weighed, sku)?.mass ?? 0) - (thing.mass - 35_000))).toBeLessThan(12_000);
      expect(line?.line).toBe(lineOf(weighed, sku)?.line);
      await page.getByText('Net').first().waitFor();
      await shop.tap('Check out');
      await shop.payByCard();
      const { receipt } = await shop.sees(({ phase }) => phase === 'finished');
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: receipt?.total });
    });
  }, 300_000);
});
