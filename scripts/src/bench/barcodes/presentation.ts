import { Agreement, visionConfigSchema, type Grey, type LiveReader, type SightedCode } from '@smart-cart/cart-firmware';
import type { CpuClock } from './cpu-clock.js';

/** How a photo is held before the camera. */
export interface Presentation {
  readonly frames: number;
  readonly framesPerSecond: number;
}

export interface Presented {
  readonly sighted: SightedCode[];
  /** Milliseconds from the first frame to the frame of the first sighting. */
  readonly after: number | undefined;
}

/**
 * One photo, held still, as every frame of a presentation: through the reader and the agreement the cart itself uses.
 * All frames but the first are marked identical, so that looking again is no evidence; only looking differently is.
 * No code is known: the rules for codes outside the catalogue apply, the stricter ones.
 */
export function present(photo: Grey, reader: LiveReader, how: Presentation, clock: CpuClock): Presented {
  const agreement = new Agreement(visionConfigSchema.parse({}), () => false);
  const sighted: SightedCode[] = [];
  let after: number | undefined;
  for (let seq = 0; seq < how.frames; seq += 1) {
    const at = (seq * 1000) / how.framesPerSecond;
    const undecided = agreement.undecided;
    const { reads } = clock.run(() => reader.look(photo, undecided));
    const { sightings } = agreement.frame({ seq, at, identical: seq > 0, reads });
    if (sightings.length > 0) after ??= at;
    sighted.push(...sightings.map((sighting) => sighting.code));
  }
  return { sighted, after };
}
