import type { Window } from './grey.js';
import { wholeWindow } from './grey.js';
import type { BarsRegion } from './locate.js';

/** A way of looking at a frame: which part, how treated, which decoder. */
export interface View {
  readonly name: string;
  readonly decoder: 'quick' | 'linear' | 'upright' | 'square' | 'zbar' | 'zbar-coarse';
  /** Looks at one region that seems to hold bars, turned upright; otherwise at the whole frame. */
  readonly regional: boolean;
  /** How much enlarged; 1 with neither turn nor sharpening is the frame as it lies in memory. */
  readonly factor: number;
  readonly angle: number;
  readonly sharpen?: { readonly radius: number; readonly amount: number };
}

/** Every frame gets this one: no harder tries, no rotation. Finds nine of ten codes that can be found at all, for 0.2 ms. */
export const quickView: View = { name: 'quick', decoder: 'quick', regional: false, factor: 1, angle: 0 };

/** Best first, by what they found of published photos for their cost. */
export const regionalViews: readonly View[] = [
  {
    name: 'region 2x sharp',
    decoder: 'upright',
    regional: true,
    factor: 2,
    angle: 0,
    sharpen: { radius: 4, amount: 512 },
  },
  { name: 'region zbar', decoder: 'zbar', regional: true, factor: 1.5, angle: 0 },
  { name: 'region 2x', decoder: 'upright', regional: true, factor: 2, angle: 0 },
  { name: 'region zbar 1x', decoder: 'zbar', regional: true, factor: 1, angle: 0 },
  {
    name: 'region 3x sharp',
    decoder: 'upright',
    regional: true,
    factor: 3,
    angle: 0,
    sharpen: { radius: 6, amount: 512 },
  },
];

const square: View = { name: 'square', decoder: 'square', regional: false, factor: 1, angle: 0 };

/** QR comes often because no region is found for it, and is cheap. */
export const wholeViews: readonly View[] = [
  square,
  { name: 'linear', decoder: 'linear', regional: false, factor: 1, angle: 0 },
  square,
  { name: 'zbar', decoder: 'zbar-coarse', regional: false, factor: 1, angle: 0 },
  square,
  { name: 'tilted', decoder: 'linear', regional: false, factor: 1, angle: 45 },
  { name: 'square 2x', decoder: 'square', regional: false, factor: 2, angle: 0 },
  { name: '2x sharp', decoder: 'upright', regional: false, factor: 2, angle: 0, sharpen: { radius: 4, amount: 512 } },
];

/** More rows than this add cost but no information: every row of a linear code says the same. */
const mostRegionRows = 240;
const mostRegionColumns = 1200;

/** Undefined: the frame as it is. */
export function windowOf(
  view: View,
  frame: { width: number; height: number },
  region?: BarsRegion,
): Window | undefined {
  if (region !== undefined) {
    const scaleX = Math.min(view.factor, Math.max(1, mostRegionColumns / region.across));
    const scaleY = Math.min(view.factor, mostRegionRows / region.along);
    return {
      x: region.x,
      y: region.y,
      angle: region.angle,
      scaleX,
      scaleY,
      width: Math.max(16, Math.round(region.across * scaleX)),
      height: Math.max(8, Math.round(region.along * scaleY)),
    };
  }
  return view.factor === 1 && view.angle === 0 ? undefined : wholeWindow(frame, view.angle, view.factor);
}

/** Milliseconds per megapixel on a current x86 core; what matters is how the views compare with each other. */
const decodingCost: Record<View['decoder'], number> = {
  quick: 1,
  upright: 6,
  linear: 17,
  square: 5,
  zbar: 33,
  'zbar-coarse': 17,
};

/** What looking this way is expected to cost, ms. A fixed table keeps the schedule the same on every run. */
export function costOf(view: View, frame: { width: number; height: number }, region?: BarsRegion): number {
  const window = windowOf(view, frame, region);
  const megapixels = ((window?.width ?? frame.width) * (window?.height ?? frame.height)) / 1e6;
  const treatment = (window === undefined ? 0 : 4) + (view.sharpen === undefined ? 0 : 6);
  return 0.1 + megapixels * (decodingCost[view.decoder] + treatment);
}
