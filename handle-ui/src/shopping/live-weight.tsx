import type { ReceiptLine } from '@smart-cart/contracts';
import { livePrice } from '../produce/net-load.js';
import { useNetLoad } from '../produce/use-net-load.js';
import { WeightDisplay } from '../produce/weight-display.js';

/** What has come onto the scale since the line appeared, with what it would cost. Gone when the settled weight comes. */
export function LiveWeight({ line }: { readonly line: ReceiptLine }) {
  const load = useNetLoad();
  return <WeightDisplay load={load} perKilogram={line.unitPrice} price={livePrice(line.unitPrice, load)} />;
}
