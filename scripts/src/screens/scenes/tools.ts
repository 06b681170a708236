import type { PictureSet } from '../set.js';
import { BLUEBERRIES, BROCCOLI, SPAGHETTI, TOMATO_SAUCE } from './goods.js';
import { tap, type, type Shot } from './touch.js';

/** Everything a shopper opens beside the receipt. */
export async function pictureTools(set: PictureSet, shot: Shot): Promise<void> {
  for (const [text, sku] of [
    ['Tomato sauce', TOMATO_SAUCE],
    ['Blueberries', BLUEBERRIES],
  ] as const)
    await set.does({ kind: 'add-to-list', text, sku });
  await set.sees(({ advice }) => advice.listOrder.length >= 3);
  await shot('list', tap(/^List/));
  await shot('map', tap('Map'));
  await shot('way', tap(/^List/, /^Show the way to Spaghetti/));
  await shot('line', tap(/^Gala apples/));
  await shot('remove', tap(/Milk chocolate/, 'Remove'));
  await shot('total', tap(/^Total/));
  await shot('budget', tap(/left of/));
  await shot('finder', tap('Find'));
  await shot('search', async (page) => {
    await type('berry stra', 'Find', 'By name')(page);
    await page
      .getByRole('button', { name: /^Beerenhain Strawberr/ })
      .first()
      .waitFor();
  });
  await shot('code-pad', tap('Find', 'Code', 'Digit 4', 'Digit 0', 'Digit 1', 'Digit 1'));
  await shot('nearby', tap('Deals', 'Near you'));
  const { offers } = await set.sees(() => true);
  if (offers.suggestions) await shot('suggestions', tap('Deals', 'Goes well'));
  await shot('coupons', tap('Deals', 'Coupons'));
  await shot('preferences', tap(/^Your way/, 'Screen'));
  await shot('language', tap(/^Your way/));
  await shot('food', tap(/^Your way/, 'Food'));
  await picturePriceCheck(set, shot);
  await pictureProduce(set, shot);
}

async function picturePriceCheck(set: PictureSet, shot: Shot): Promise<void> {
  const { world } = set.stage.world;
  await set.does({ kind: 'open-price-check' });
  const spaghetti = world.pick(SPAGHETTI);
  const checked = set.cart.until(({ visit }) => visit?.priceCheck?.sku === SPAGHETTI, 15_000);
  await world.present(spaghetti, { holdMs: 15_000, until: checked });
  await set.sees(({ advice }) => advice.checked !== null);
  await shot('price-check');
  await set.does({ kind: 'close-price-check' });
  world.putBack(spaghetti);
}

async function pictureProduce(set: PictureSet, shot: Shot): Promise<void> {
  const { world } = set.stage.world;
  const broccoli = world.pick(BROCCOLI, 2);
  await set.holding(broccoli, async () => {
    await set.sees(({ advice }) => advice.inView !== null && advice.inView.candidates.length > 0, 90_000);
    await shot('produce');
  });
  await set.does({ kind: 'pick-product', sku: BROCCOLI });
  const [container] = (await set.sees(() => true)).offers.tares;
  if (container !== undefined) await set.does({ kind: 'choose-tare', tare: container.tare });
  await world.putIn(broccoli);
  await set.placed(BROCCOLI);
  await set.sees(({ advice }) => advice.inView === null);
  await shot('weighed');
}
