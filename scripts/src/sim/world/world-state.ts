import { z } from 'zod';
import type { Product } from '@smart-cart/contracts';
import type { CameraFault } from '../camera/simulated-camera.js';
import { cardNames } from './person-cards.js';
import { scaleFaultNames, type ScaleFaultName } from './scale-load.js';
import { acquirerMoods, staffDeeds } from './store-counter.js';

/** One real thing in the simulated world: a pack, a bag of loose fruit, a coat. */
export interface Thing {
  readonly id: string;
  /** Empty for what is no goods (a bag, a coat). */
  readonly sku: string;
  readonly name: string;
  readonly picture: string;
  /** True gross mass, mg, drawn once for this very thing. */
  readonly mass: number;
  /** Fruits or rolls in it; 1 for a pack. */
  readonly pieces: number;
  /** What is printed on it, as a right reader would return it; undefined for loose goods. */
  readonly code?: string;
}

/** Something of the demo around the cart that can be switched off and on from the page. */
export interface WorldSwitch {
  readonly name: string;
  readonly title: string;
  off(): Promise<void>;
  on(): Promise<void>;
}

export interface WorldState {
  readonly basket: readonly Thing[];
  readonly hand: readonly Thing[];
  /** What really lies on the platform, mg. */
  readonly load: number;
  /** What the person is doing right now, as a sentence; null when idle. */
  readonly doing: string | null;
  readonly scale: ScaleFaultName;
  readonly camera: CameraFault;
  readonly switches: readonly { readonly name: string; readonly title: string; readonly on: boolean }[];
  /** Newest first. */
  readonly log: readonly { readonly at: number; readonly text: string }[];
}

/** A shelf tile of the page. */
export interface ShelfProduct {
  readonly sku: string;
  readonly name: string;
  readonly group: string;
  readonly price: number;
  readonly soldBy: Product['soldBy'];
  readonly picture: string;
  readonly plu?: string;
  readonly deposit?: number;
  readonly age?: number;
  /** Short words about its code: `DataBar`, `QR`. */
  readonly code: string;
  readonly expired: boolean;
}

const sku = z.string().min(1).max(40);
const thing = z.string().min(1).max(40);
const pieces = z.int().min(1).max(40).default(1);

/** What the page asks of the world; anything else is refused with a sentence. */
export const worldCommand = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('scan-and-put-in'), sku, pieces }),
  z.object({ verb: z.literal('put-in'), sku, pieces }),
  z.object({ verb: z.literal('show'), sku, pieces }),
  z.object({ verb: z.literal('show-card'), card: z.enum(cardNames) }),
  z.object({ verb: z.literal('pass-marker') }),
  z.object({ verb: z.literal('acquirer'), mood: z.enum(acquirerMoods) }),
  z.object({ verb: z.literal('staff'), deed: z.enum(staffDeeds) }),
  z.object({ verb: z.literal('take-out'), thing }),
  z.object({ verb: z.literal('scan-again'), thing }),
  z.object({ verb: z.literal('swap'), thing, sku }),
  z.object({ verb: z.literal('lean') }),
  z.object({ verb: z.literal('bag') }),
  z.object({ verb: z.literal('empty') }),
  z.object({ verb: z.literal('scale-fault'), fault: z.enum(scaleFaultNames) }),
  z.object({
    verb: z.literal('camera-fault'),
    fault: z.enum(['none', 'dark', 'smeared', 'frozen', 'silent', 'unplugged']),
  }),
  z.object({ verb: z.literal('switch'), name: z.string().max(40), on: z.boolean() }),
]);
export type WorldCommand = z.infer<typeof worldCommand>;
