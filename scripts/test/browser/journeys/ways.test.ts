import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JourneyStage, lineOf } from './journey-stage.js';

const shop = new JourneyStage();
const MILK = '13011';
const APPLES = '10013';

beforeAll(() => shop.open({ seed: 13 }), 240_000);
afterAll(() => shop.close(), 60_000);

/** Presses Tab until the focus is on the button with these words, as somebody without a touchscreen does. */
async function reach(words: RegExp): Promise<void> {
  const { page } = shop;
  await page.getByRole('button', { name: words }).first().waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      "(() => { const on = document.activeElement; return on === null ? '' : (on.getAttribute('aria-label') ?? on.textContent ?? '').trim(); })()",
    );
    if (words.test(focused)) return;
  }
  throw new Error(`The Tab key does not lead to ${String(words)}.`);
}

async function press(words: RegExp): Promise<void> {
  await reach(words);
  await shop.page.keyboard.press('Enter');
}

describe('a trip in one’s own way', () => {
  it('asks calmly about something put in unscanned, and is right again when it is shown', async () => {
    await shop.told('mismatch', async () => {
      const { page } = shop;
      const { world } = shop.store.world;
      await shop.tap('Start shopping');
      const milk = await world.putInWithoutScan(MILK);
      await page.getByTestId('question').getByText('What did you just put in?').first().waitFor();
      await shop.tap('I will show it');
      const inHand = await world.takeOut(milk.id);
      await shop.present(inHand, (view) => lineOf(view, MILK) !== undefined);
      await world.putIn(inHand);
      await shop.sees((view) => lineOf(view, MILK)?.status === 'placed' && view.questions.length === 0);
      world.putBack(await world.takeOut(milk.id));
      const empty = await shop.sees((view) => view.receipt?.lines.length === 0 && view.load.state === 'steady');
      expect(empty.questions).toEqual([]);
      expect(empty.receipt?.total).toBe(0);
    });
  }, 300_000);

  it('counts two like packs shown one right after the other, without a question', async () => {
    await shop.told('two alike', async () => {
      const { world } = shop.store.world;
      await shop.tap('Start shopping');
      const [first, second] = [world.pick(MILK), world.pick(MILK)];
      await shop.present(first, (view) => lineOf(view, MILK) !== undefined);
      await world.putIn(first);
      // Before its code has been out of view for as long as the camera takes two looks at one pack for.
      await world.present(second, { holdMs: 1_500 });
      await world.putIn(second);
      const two = await shop.sees((view) => {
        const line = lineOf(view, MILK);
        return line?.quantity === 2 && line.status === 'placed' && view.load.state === 'steady';
      });
      expect(two.questions).toEqual([]);
    });
  }, 300_000);

  it('weighs loose produce without its bag', async () => {
    await shop.told('weighed', async () => {
      const { page } = shop;
      const { world } = shop.store.world;
      await shop.tap('Start shopping');
      await shop.tap('Find');
      await page.getByRole('button', { name: /Gala/ }).first().tap();
      await shop.tap(/^Box/);
      await shop.sees(({ visit }) => visit?.tare === 35_000);
      const apples = world.pick(APPLES, 5);
      await world.putIn(apples);
      const view = await shop.sees((now) => (lineOf(now, APPLES)?.mass ?? null) !== null);
      const line = lineOf(view, APPLES);
      expect(Math.abs((line?.mass ?? 0) - (apples.mass - 35_000))).toBeLessThan(12_000);
      expect(line?.savings).toEqual([expect.objectContaining({ promotion: 'apples-per-kilo' })]);
    });
  }, 300_000);

  it('reads from right to left in Arabic, from the first touch to the code at the end', async () => {
    await shop.told('arabic', async () => {
      const { page } = shop;
      await shop.tap('العربية');
      await shop.tap('ابدأ التسوق');
      await shop.buy(MILK);
      expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
      const receipt = await page.getByRole('region', { name: 'فاتورتك' }).boundingBox();
      expect(receipt?.x).toBeLessThan(200);
      await page.getByText('حليب').first().waitFor();
      await shop.tap('الدفع');
      await page.getByText('كيف تود الدفع؟').first().waitFor();
      await shop.tap(/^بطاقة أو هاتف/);
      expect((await shop.exitCode()).trim()).not.toBe('');
      expect(await page.evaluate('document.documentElement.lang')).toBe('ar');
    });
  }, 300_000);

  it('can be shopped and paid by keyboard alone', async () => {
    await shop.told('keyboard', async () => {
      await press(/^Start shopping/);
      await shop.sees(({ phase }) => phase === 'shopping');
      await shop.buy(MILK);
      await press(/^One more$/);
      await shop.sees((view) => lineOf(view, MILK)?.quantity === 2);
      await press(/^Undo$/);
      await shop.sees((view) => lineOf(view, MILK)?.quantity === 1);
      await press(/^Check out/);
      await shop.sees(({ phase }) => phase === 'checkout');
      await press(/^Card or phone/);
      expect((await shop.exitCode()).trim()).not.toBe('');
      await press(/^Done$/);
      await shop.store.world.world.empty();
      await press(/^Yes, clear it$/);
      await shop.sees(({ phase }) => phase === 'waiting');
    });
  }, 300_000);
});
