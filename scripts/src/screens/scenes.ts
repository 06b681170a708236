import { plainPreferences } from '@smart-cart/contracts';
import type { Page } from 'playwright-core';
import type { Album } from './picture.js';
import type { PictureSet } from './set.js';

const MILK = '13011';
const CHOCOLATE = ['18011', '18012'] as const;
const STRAWBERRIES = '10027';
const APPLES = '10013';
const BROCCOLI = '11014';
const SPAGHETTI = '17011';

const tap =
  (...names: (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    for (const name of names) await page.getByRole('button', { name, exact: true }).first().tap();
  };

/** One trip from the waiting cart to the exit, pictured on the way. */
export async function pictureTrip(set: PictureSet, album: Album): Promise<void> {
  const { stage } = set;
  const { world } = stage.world;
  const shot = (name: string, touch?: (page: Page) => Promise<void>): Promise<void> =>
    album.screen(name, stage.screenUrl, touch);

  await shot('waiting');
  await shot('tutorial', tap(/^How it works/));
  await shot('login', tap('Log in with your phone'));
  await stage.phone?.want('Spaghetti', SPAGHETTI);
  await set.shows('phone', ({ visit }) => visit?.memberKnown === true);
  await set.buy(MILK);
  for (const sku of CHOCOLATE) await set.buy(sku);
  await set.weigh(APPLES, 5);
  await set.does({ kind: 'clip-coupon', coupon: 'BEEREN80' });
  await set.does({ kind: 'set-budget', amount: 4_000 });
  await set.buy(STRAWBERRIES);
  await set.sees(({ receipt }) => (receipt?.savings ?? 0) > 0);
  await shot('shopping');
  await pictureTools(set, shot);
  await pictureLooks(set, shot);
  await pictureTrouble(set, shot);
  await album.page('staff', stage.backOfficeUrl, 'main');
  await album.phone('companion', new URL('/me', stage.backOfficeUrl).href, (await stage.phone?.cookie) ?? '', 'main');
  await album.page('store-simulation', stage.world.pageUrl, '.tile');
  await picturePaying(set, shot);
  await world.empty();
}

type Shot = (name: string, touch?: (page: Page) => Promise<void>) => Promise<void>;

async function pictureTools(set: PictureSet, shot: Shot): Promise<void> {
  const { world } = set.stage.world;
  await shot('finder', tap('Find'));
  for (const [text, sku] of [
    ['Tomato sauce', '17017'],
    ['Blueberries', '10028'],
  ] as const)
    await set.does({ kind: 'add-to-list', text, sku });
  await shot('list', tap('List'));
  await shot('map', tap('Map'));
  await shot('nearby', tap('Deals'));
  const { offers } = await set.sees(() => true);
  if (offers.suggestions) await shot('suggestions', tap('Deals', 'Goes well'));
  await shot('coupons', tap('Deals', 'Coupons'));
  await shot('preferences', tap(/^Your way/));
  await set.does({ kind: 'open-price-check' });
  const cheese = world.pick(SPAGHETTI);
  const checked = set.cart.until(({ visit }) => visit?.priceCheck?.sku === SPAGHETTI, 15_000);
  await world.present(cheese, { holdMs: 15_000, until: checked });
  await set.sees(({ advice }) => advice.checked !== null);
  await shot('price-check');
  await set.does({ kind: 'close-price-check' });
  world.putBack(cheese);
  const broccoli = world.pick(BROCCOLI, 2);
  await set.holding(broccoli, async () => {
    await set.sees(({ advice }) => advice.inView !== null && advice.inView.candidates.length > 0);
    await shot('produce');
  });
  world.putBack(broccoli);
}

async function pictureLooks(set: PictureSet, shot: Shot): Promise<void> {
  for (const [language, name] of [
    ['ar', 'arabic'],
    ['ja', 'japanese'],
  ] as const) {
    await set.does({ kind: 'choose-language', language });
    await set.sees((view) => view.language === language);
    await shot(name);
  }
  await set.does({ kind: 'choose-language', language: 'en' });
  await set.does({ kind: 'choose-preferences', preferences: { ...plainPreferences, theme: 'dark' } });
  await shot('dark');
  await set.does({
    kind: 'choose-preferences',
    preferences: { ...plainPreferences, contrast: 'high', textSize: 'large' },
  });
  await shot('high-contrast');
  await set.does({ kind: 'choose-preferences', preferences: plainPreferences });
}

async function pictureTrouble(set: PictureSet, shot: Shot): Promise<void> {
  const { world } = set.stage.world;
  await world.setSwitch('broker', false);
  await set.sees(({ conditions }) => conditions.store.state === 'fault');
  await shot('offline');
  await world.setSwitch('broker', true);
  await set.sees(({ conditions }) => conditions.store.state === 'ready', 60_000);
  const unscanned = await world.putInWithoutScan('13014');
  await set.sees(({ questions }) => questions.length > 0);
  await shot('question');
  world.putBack(await world.takeOut(unscanned.id));
  await set.sees(({ questions, load }) => questions.length === 0 && load.state === 'steady');
}

async function picturePaying(set: PictureSet, shot: Shot): Promise<void> {
  const { counter } = set.stage;
  const { world } = set.stage.world;
  const wine = [...world.products.values()].find(
    ({ product, code }) => product.minimumAge !== undefined && code === 'ean-13',
  );
  await set.buy(wine?.product.sku ?? '');
  await set.does({ kind: 'finish' });
  await set.sees(({ phase, visit }) => phase === 'checkout' && visit?.ageCheck != null);
  await shot('age-check');
  await set.shows('staff-badge', ({ visit }) => visit?.staff !== null);
  await shot('staff-at-cart');
  await set.does({ kind: 'staff-age-check', approved: true });
  await set.does({ kind: 'staff-leave' });
  await set.sees(({ visit }) => visit?.ageCheck === null && visit.staff === null);
  await shot('checkout');
  await counter.setAcquirer('decline', 100);
  await set.does({ kind: 'pay', method: 'card' });
  await set.sees(({ visit }) => visit?.tenders.at(-1)?.state === 'declined');
  await shot('declined');
  // Long enough to be pictured in both sizes.
  await counter.setAcquirer('approve', 12_000);
  await set.does({ kind: 'pay', method: 'card' });
  await shot('paying');
  await set.sees(({ phase }) => phase === 'finished', 60_000);
  await shot('finished');
  await set.does({ kind: 'close' });
}
