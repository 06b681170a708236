import { pendingTender } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import type { Decision } from './event.js';

/** So many bags to carry home: bought by number, without the scale. */
export function setBags(draft: Draft, count: number): Decision {
  const { catalogue, settings } = draft.world;
  const { visit } = draft.state;
  if (visit !== undefined && pendingTender(visit) !== undefined) return draft.refuse('payment-pending');
  const line = draft.trip.lines.find(({ added }) => added.origin === 'bag');
  if (line !== undefined) {
    const { line: number } = line.added;
    if (count === 0) draft.say({ kind: 'line-removed', line: number, reason: 'shopper' });
    else if (count !== line.quantity) {
      draft.say({ kind: 'quantity-changed', line: number, quantity: count, reason: 'shopper' });
    }
    return draft.done();
  }
  if (count === 0) return draft.done();
  const product = settings.bagSku === undefined ? undefined : catalogue?.bySku(settings.bagSku);
  const tax = product === undefined ? undefined : catalogue?.taxClass(product.taxClass);
  if (catalogue === undefined || product?.soldBy !== 'piece' || tax === undefined) return draft.refuse('no-bags');
  draft.say({
    kind: 'line-added',
    line: draft.trip.nextLine,
    sku: product.sku,
    name: product.name,
    ...(product.picture === undefined ? {} : { picture: product.picture }),
    group: product.group,
    soldBy: 'piece',
    unitPrice: product.price,
    quantity: count,
    mass: null,
    deposit: product.deposit ?? 0,
    tax: { id: tax.id, rate: tax.rate },
    ...(product.mass === undefined ? {} : { expected: product.mass }),
    ...(product.voucherEligible === undefined ? {} : { voucherEligible: product.voucherEligible }),
    ...(product.tags === undefined ? {} : { tags: product.tags }),
    awaitingWeight: false,
    origin: 'bag',
    catalogueVersion: catalogue.version,
  });
  return draft.done();
}
