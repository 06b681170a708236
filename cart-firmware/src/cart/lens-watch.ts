import type { CameraFrame } from '../camera/camera-frame.js';
import { glanceAt, SceneWatch } from '../camera/scene-watch.js';

/** Between two glances at lens and light, ms. */
const GLANCE_MS = 1_000;

/** Once a second: does the lens need a wipe, and is it dark around the cart? */
export class LensWatch {
  readonly #scene = new SceneWatch();
  #glancedAt = Number.NEGATIVE_INFINITY;

  get scene(): SceneWatch['scene'] {
    return this.#scene.scene;
  }

  /** @returns whether something is otherwise than before */
  frame(frame: CameraFrame): boolean {
    if (frame.at - this.#glancedAt < GLANCE_MS || frame.stale) return false;
    this.#glancedAt = frame.at;
    return this.#scene.add(glanceAt(frame.luma, frame.width, frame.height));
  }
}
