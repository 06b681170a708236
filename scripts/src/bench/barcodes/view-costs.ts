import {
  locateBars,
  quickView,
  regionalViews,
  wholeViews,
  type Grey,
  type LiveReader,
} from '@smart-cart/cart-firmware';
import { CpuClock } from './cpu-clock.js';

/** Processor time of each way of looking, ms per look, over empty frames; and of finding regions. */
export function viewCosts(frames: readonly Grey[], reader: LiveReader): Record<string, number> {
  const costs: Record<string, number> = {};
  const finding = new CpuClock();
  for (const frame of frames) finding.run(() => locateBars(frame));
  costs['finding bars'] = finding.mean;
  for (const view of new Set([quickView, ...wholeViews, ...regionalViews])) {
    const clock = new CpuClock();
    for (const frame of frames) {
      const region = view.regional ? locateBars(frame)[0] : undefined;
      if (view.regional && region === undefined) continue;
      clock.run(() => reader.lookOnce(frame, region === undefined ? { view } : { view, region }));
    }
    costs[view.name] = clock.mean;
  }
  return costs;
}
