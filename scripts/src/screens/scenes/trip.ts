import type { Album } from '../picture.js';
import type { PictureSet } from '../set.js';
import { APPLES, CHOCOLATE, MILK, SPAGHETTI, STRAWBERRIES } from './goods.js';
import { pictureLooks } from './looks.js';
import { picturePaying } from './paying.js';
import { pictureTools } from './tools.js';
import { tap, type Shot } from './touch.js';
import { pictureTrouble } from './trouble.js';

/** Parts of the trip that can be pictured alone. */
export const PARTS = ['start', 'tools', 'looks', 'trouble', 'pages', 'paying'] as const;
export type Part = (typeof PARTS)[number];

/**
 * One trip from the waiting cart to the exit, pictured on the way.
 * @param parts what is pictured of it
 * @param complain hears of a screen that could not be pictured; the trip goes on
 */
export async function pictureTrip(
  set: PictureSet,
  album: Album,
  parts: readonly Part[],
  complain: (name: string, error: unknown) => void,
): Promise<void> {
  const { stage } = set;
  const shot: Shot = (name, touch) =>
    album.screen(name, stage.screenUrl, touch).catch((error: unknown) => complain(name, error));
  const start: Shot = (name, touch) => (parts.includes('start') ? shot(name, touch) : Promise.resolve());
  await start('waiting');
  await start('tutorial', tap(/^How it works/));
  await start('tutorial-show', tap(/^How it works/, 'Next'));
  await start('tutorial-put', tap(/^How it works/, 'Next', 'Next'));
  await start('tutorial-pay', tap(/^How it works/, 'Next', 'Next', 'Next', 'Next'));
  await start('easier-to-read', tap('Easier to read'));
  await start('login', tap('Log in with your phone'));
  await stage.phone?.want('Spaghetti', SPAGHETTI);
  await set.shows('phone', ({ visit }) => visit?.memberKnown === true);
  await start('ready');
  await set.buy(MILK);
  for (const sku of CHOCOLATE) await set.buy(sku);
  await set.weigh(APPLES, 5);
  await set.does({ kind: 'clip-coupon', coupon: 'BEEREN80' });
  await set.does({ kind: 'set-budget', amount: 4_000 });
  await set.buy(STRAWBERRIES);
  await set.sees(({ receipt }) => (receipt?.savings ?? 0) > 0);
  await start('shopping');
  if (parts.includes('tools')) await pictureTools(set, shot);
  if (parts.includes('looks')) await pictureLooks(set, shot);
  if (parts.includes('trouble')) await pictureTrouble(set, shot);
  if (parts.includes('pages')) {
    await album.page('staff', stage.backOfficeUrl, 'main');
    await album.phone(
      'companion',
      new URL('/me', stage.backOfficeUrl).href,
      (await stage.phone?.cookie) ?? '',
      '.qr:not(.waiting)',
    );
    await album.page('store-simulation', stage.world.pageUrl, '.tile');
  }
  if (parts.includes('paying')) await picturePaying(set, shot);
  await stage.world.world.empty();
}
