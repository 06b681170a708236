/** What one frame says about the lens and the light, whatever is in it. */
export interface Glance {
  /** Mean luma, 0 to 255. */
  readonly light: number;
  /** How steep the edges of the picture are, 0 to about 1; undefined when it has too few to tell. */
  readonly steepness: number | undefined;
}

export interface Scene {
  readonly lens: 'clean' | 'smeared';
  readonly surroundings: 'bright' | 'dark';
}

/** Pixels an edge may take. A clean lens in focus brings most of a step within two of them, grease spreads it over all. */
const SPAN = 24;
const NEAR = 2;
/** A step of luma this large is an edge and not noise. */
const EDGE = 24;
const FEWEST_EDGES = 60;
const ROWS = 6;
const COLUMNS = 3;

/** Looks at every sixth row only: well below a millisecond for a frame of 640 × 480. */
export function glanceAt(luma: Uint8Array, width: number, height: number): Glance {
  let sum = 0;
  let seen = 0;
  let steep = 0;
  let edges = 0;
  for (let y = ROWS; y < height; y += ROWS) {
    const row = y * width;
    for (let x = 0; x + SPAN < width; x += COLUMNS) {
      const from = luma[row + x] ?? 0;
      sum += from;
      seen += 1;
      const whole = Math.abs((luma[row + x + SPAN] ?? 0) - from);
      if (whole < EDGE) continue;
      let most = 0;
      for (let k = 0; k < SPAN; k += 1) {
        const step = Math.abs((luma[row + x + k + NEAR] ?? 0) - (luma[row + x + k] ?? 0));
        if (step > most) most = step;
      }
      steep += Math.min(1, most / whole);
      edges += 1;
    }
  }
  return { light: seen === 0 ? 0 : sum / seen, steepness: edges < FEWEST_EDGES ? undefined : steep / edges };
}

/** Glances with edges, one a second, from which the lens is judged: half a minute of shopping. */
const REMEMBERED = 30;
/** Of these the sharper ones count: goods held too near are out of focus for every lens. */
const SHARPER = 0.8;
const SMEARED_BELOW = 0.4;
const CLEAN_ABOVE = 0.5;
/** Share of each new glance: the light is that of the last quarter of a minute, not of a hand before the camera. */
const LIGHT_WEIGHT = 0.07;
const DARK_BELOW = 38;
const BRIGHT_ABOVE = 58;

/** Judges lens and light over time, slowly and with a gap between the two answers, so that neither flickers. Pure. */
export class SceneWatch {
  #steepness: number[] = [];
  #light: number | undefined;
  #scene: Scene = { lens: 'clean', surroundings: 'bright' };

  get scene(): Scene {
    return this.#scene;
  }

  /** One glance a second. @returns whether the judgement changed */
  add({ light, steepness }: Glance): boolean {
    this.#light = this.#light === undefined ? light : this.#light + LIGHT_WEIGHT * (light - this.#light);
    if (steepness !== undefined) this.#steepness = [...this.#steepness, steepness].slice(-REMEMBERED);
    const before = this.#scene;
    this.#scene = { lens: this.#lens(before.lens), surroundings: this.#surroundings(this.#light, before.surroundings) };
    return before.lens !== this.#scene.lens || before.surroundings !== this.#scene.surroundings;
  }

  #lens(before: Scene['lens']): Scene['lens'] {
    if (this.#steepness.length < REMEMBERED) return before;
    const sharper = [...this.#steepness].sort((a, b) => a - b)[Math.floor(SHARPER * REMEMBERED)] ?? 1;
    if (before === 'clean') return sharper < SMEARED_BELOW ? 'smeared' : 'clean';
    return sharper > CLEAN_ABOVE ? 'clean' : 'smeared';
  }

  #surroundings(light: number, before: Scene['surroundings']): Scene['surroundings'] {
    if (before === 'bright') return light < DARK_BELOW ? 'dark' : 'bright';
    return light > BRIGHT_ABOVE ? 'bright' : 'dark';
  }
}
