/** A made-up load over time for the tests of this folder: what somebody does to a basket, as a load cell feels it. */
export class LoadTrace {
  readonly samples: { readonly at: number; readonly value: number }[] = [];
  #at = 0;
  #load = 0;
  #state = 1;

  /** @param noise standard deviation of one sample, mg; samples come 80 times a second */
  constructor(private readonly noise = 250) {}

  get at(): number {
    return this.#at;
  }

  rest(ms: number): this {
    return this.#during(ms, () => this.#load);
  }

  /** Put down: a damped oscillation of 12 Hz around the new load, as long as `ms`. */
  put(mg: number, ms: number): this {
    const before = this.#load;
    this.#load += mg;
    return this.#during(ms, (t) => this.#load + (before - this.#load) * Math.exp(-t / 40) * Math.cos(t * 0.0754));
  }

  /** Lowered evenly by hand. */
  lower(mg: number, ms: number): this {
    const before = this.#load;
    this.#load += mg;
    return this.#during(ms, (t) => before + (mg * t) / ms);
  }

  /** A hand leans on the basket, never still, and lets go. */
  lean(mg: number, ms: number): this {
    return this.#during(ms, (t) => this.#load + mg * Math.sin((Math.PI * t) / ms) * (1 + 0.1 * Math.sin(t / 15)));
  }

  vibrate(mg: number, ms: number): this {
    return this.#during(ms, (t) => this.#load + mg * Math.sin(t * 0.05));
  }

  drift(mgPerSecond: number, ms: number): this {
    const before = this.#load;
    this.#load += (mgPerSecond * ms) / 1_000;
    return this.#during(ms, (t) => before + (mgPerSecond * t) / 1_000);
  }

  /** Nothing comes for a while; the load may change meanwhile. */
  gap(ms: number, change = 0): this {
    this.#at += ms;
    this.#load += change;
    return this;
  }

  #during(ms: number, load: (t: number) => number): this {
    for (let t = 0; t < ms; t += 12.5) {
      this.#at += 12.5;
      this.samples.push({ at: this.#at, value: load(t) + this.#gauss() * this.noise });
    }
    return this;
  }

  #gauss(): number {
    let sum = 0;
    for (let index = 0; index < 12; index += 1) {
      this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
      sum += this.#state / 2 ** 32;
    }
    return sum - 6;
  }
}
