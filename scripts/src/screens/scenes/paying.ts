import type { PictureSet } from '../set.js';
import { tap, type Shot } from './touch.js';

/** Age check, staff at the cart, a look into it, two ways of paying, and the way out. */
export async function picturePaying(set: PictureSet, shot: Shot): Promise<void> {
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
  await set.inStore('audit');
  await set.sees(({ visit }) => visit?.audit?.outcome === 'open');
  await shot('audit');
  await set.inStore('audit-fine');
  await set.sees(({ visit }) => visit?.audit?.outcome === 'fine');
  await set.does({ kind: 'set-bags', count: 2 });
  await shot('checkout');
  await shot('pay-a-part', tap('Pay a part'));
  await shot('receipt-by-email', tap('Receipt by e-mail'));
  await counter.setAcquirer('approve', 100);
  await set.does({ kind: 'pay', method: 'meal-voucher' });
  await set.sees(({ visit }) => visit?.tenders.at(-1)?.state === 'approved');
  await shot('split-tender');
  await counter.setAcquirer('decline', 100);
  await set.does({ kind: 'pay', method: 'card' });
  await set.sees(({ visit }) => visit?.tenders.at(-1)?.state === 'declined');
  await shot('declined');
  await set.does({ kind: 'pay', method: 'cash-desk' });
  await shot('cash-desk');
  const tender = (await set.sees(({ visit }) => visit?.tenders.at(-1)?.method === 'cash-desk')).visit?.tenders.at(-1);
  await set.does({ kind: 'cancel-tender', tender: tender?.tender ?? 1 });
  await set.sees(({ visit }) => visit?.tenders.at(-1)?.state === 'cancelled');
  // Long enough to be pictured in both sizes.
  await counter.setAcquirer('approve', 20_000);
  await set.does({ kind: 'pay', method: 'card' });
  await shot('paying');
  await set.sees(({ phase }) => phase === 'finished', 90_000);
  await shot('finished');
  await set.does({ kind: 'close' });
}
