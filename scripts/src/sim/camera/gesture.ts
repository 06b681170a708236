import type { SeededRandom } from './seeded-random.js';

/** Where the package is at one moment, in pixels of the frame and radians. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly rotation: number;
  /** Turn about the package's own vertical axis: what makes one side smaller. */
  readonly yaw: number;
  /** Cosine of the nod: how much flatter it looks. */
  readonly flat: number;
  readonly scale: number;
  /** Blur of the lens, one standard deviation in pixels. */
  readonly defocus: number;
}

/** How far a person's hand departs from perfect. 1 is ordinary; 0 is a clamp. */
export interface Unsteadiness {
  readonly shake: number;
  readonly blur: number;
  readonly tilt: number;
  readonly glare: number;
}
export const ordinary: Unsteadiness = { shake: 1, blur: 1, tilt: 1, glare: 1 };

export const ENTRY_MS = 380;
export const LEAVE_MS = 320;

interface Wave {
  readonly amplitude: number;
  readonly hertz: number;
  readonly phase: number;
}

const at = (waves: readonly Wave[], ms: number): number =>
  waves.reduce((sum, w) => sum + w.amplitude * Math.sin((ms / 1000) * 2 * Math.PI * w.hertz + w.phase), 0);

/**
 * One person holding one thing to the camera: comes in from a side, hovers with the hand's slow drift and its tremor of
 * 7 to 10 Hz, leaves downwards into the basket. A pure function of time once made.
 */
export class Gesture {
  readonly glare: { readonly x: number; readonly y: number; readonly strength: number; readonly radius: number };
  readonly skin: string;
  readonly #aim: Pose;
  readonly #from: { readonly x: number; readonly y: number };
  readonly #sway: readonly (readonly Wave[])[];
  readonly #blur: number;

  /** @param scale from the face; @param aim offset of the code's centre from the face's centre, pixels of the face */
  constructor(random: SeededRandom, scale: number, aim: { x: number; y: number }, how: Unsteadiness = ordinary) {
    const wave = (amplitude: number, low: number, high: number): Wave => ({
      amplitude: amplitude * how.shake * random.between(0.5, 1.2),
      hertz: random.between(low, high),
      phase: random.between(0, 2 * Math.PI),
    });
    this.#sway = [0, 1, 2, 3].map((axis) =>
      axis < 2
        ? [wave(5, 0.4, 0.9), wave(2.2, 1.4, 2.6), wave(0.5, 7, 10)]
        : [wave(0.025, 0.5, 1.1), wave(0.006, 6, 9)],
    );
    const turned = random.next();
    // Most people hold a package roughly upright; some upside down or on its side.
    const quarter = turned < 0.8 ? 0 : turned < 0.92 ? Math.PI : turned < 0.96 ? Math.PI / 2 : -Math.PI / 2;
    const rotation = quarter + random.gaussian(0, 0.13) * how.tilt;
    const near = scale * (1 + random.between(-0.04, 0.1) * how.tilt);
    const offsetX = (aim.x * Math.cos(rotation) - aim.y * Math.sin(rotation)) * near;
    const offsetY = (aim.x * Math.sin(rotation) + aim.y * Math.cos(rotation)) * near;
    this.#aim = {
      x: 320 + random.between(-28, 28) * how.tilt - offsetX,
      y: 236 + random.between(-22, 22) * how.tilt - offsetY,
      rotation,
      yaw: random.between(-0.3, 0.3) * how.tilt,
      flat: Math.cos(random.between(0, 0.35) * how.tilt),
      scale: near,
      defocus: random.between(0.35, 0.7) * how.blur,
    };
    this.#from = {
      x: random.chance(0.75) ? random.between(420, 620) : -random.between(420, 620),
      y: random.between(120, 330),
    };
    this.#blur = random.between(1.2, 2.4) * how.blur;
    this.glare = {
      x: random.between(-220, 220),
      y: random.between(-220, 120),
      strength: random.chance(0.55) ? random.between(0.15, 0.6) * how.glare : 0,
      radius: random.between(60, 150),
    };
    this.skin = random.pick(['#f2c9a8', '#e0a981', '#c68657', '#8d5a3b', '#5f3b28', '#f5d6bd']);
  }

  /** @param ms since the package has come to rest; negative while it comes in */
  hold(ms: number): Pose {
    const aim = this.#aim;
    const [dx = [], dy = [], rotation = [], yaw = []] = this.#sway;
    // Decelerates: fast into the picture, slowly onto the spot.
    const before = Math.min(1, Math.max(0, -ms / ENTRY_MS)) ** 2.2;
    const focusing = Math.exp(-(ms + ENTRY_MS) / 170);
    return {
      x: aim.x + at(dx, ms) + this.#from.x * before,
      y: aim.y + at(dy, ms) + this.#from.y * before,
      rotation: aim.rotation + at(rotation, ms) + before * 0.25,
      yaw: aim.yaw + at(yaw, ms) * 2,
      flat: aim.flat,
      scale: aim.scale * (1 + before * 0.06),
      defocus: aim.defocus + this.#blur * focusing,
    };
  }

  /** @param heldFor how long it was held; @param ms since it started to leave */
  leave(heldFor: number, ms: number): Pose {
    const pose = this.hold(heldFor);
    const away = Math.max(0, ms / LEAVE_MS) ** 2;
    return {
      ...pose,
      y: pose.y + 640 * away,
      rotation: pose.rotation + 0.3 * away,
      scale: pose.scale * (1 - 0.12 * away),
    };
  }
}
