import { describe, expect, it } from '@jest/globals';
import type { ScaleReading, WeightStep } from '@smart-cart/contracts';
import type { ProtocolMessage } from '../protocols/protocol.js';
import { scaleConfigSchema } from '../unit/scale-config.js';
import { sealCalibration, type CalibrationSet } from './calibration.js';
import { LoadTrace } from './load-trace.js';
import { Weigher } from './weigher.js';

const COUNTS_PER_MG = 0.14;
const config = scaleConfigSchema.parse({ port: '/dev/none' });
const calibration: CalibrationSet = sealCalibration({
  version: 1,
  device: null,
  capacity: config.capacity,
  interval: config.interval,
  points: [
    { counts: 1_000, mass: 0 },
    { counts: 1_000 + 10_000_000 * COUNTS_PER_MG, mass: 10_000_000 },
  ],
  counter: 1,
  sealedAt: '2026-01-01T00:00:00.000Z',
  by: 'test',
});

type Counts = Extract<ProtocolMessage, { kind: 'counts' }>;
const counts = (seq: number, mg: number, more: Partial<Counts> = {}): Counts => ({
  kind: 'counts',
  seq,
  counts: Math.round(1_000 + mg * COUNTS_PER_MG),
  saturated: false,
  ready: true,
  restarted: false,
  temperature: null,
  ...more,
});

/** A bridge and what its weigher said. */
class Bench {
  readonly weigher = new Weigher(config, calibration);
  readonly readings: ScaleReading[] = [];
  readonly steps: WeightStep[] = [];
  #seq = 0;

  feed(trace: LoadTrace, from = 0): this {
    for (const { at, value } of trace.samples.slice(from)) this.say(counts(this.#seq++, value), at);
    return this;
  }

  say(message: ProtocolMessage, at: number): void {
    const { reading, steps } = this.weigher.weigh(message, at);
    if (reading) this.readings.push(reading);
    this.steps.push(...steps);
  }

  /** Steps in whole grams. */
  get grams(): number[] {
    return this.steps.map((step) => Math.round(step.delta / 1_000));
  }

  get faults(): string[] {
    return [...new Set(this.readings.flatMap((reading) => (reading.kind === 'fault' ? [reading.fault] : [])))];
  }
}

const stepsOf = (trace: LoadTrace): number[] => new Bench().feed(trace).grams;

describe('weight steps', () => {
  it('come once for a thing put down, with the right mass and an honest uncertainty', () => {
    const bench = new Bench().feed(new LoadTrace().rest(1_000).put(480_000, 1_000));
    expect(bench.grams).toEqual([480]);
    const [step] = bench.steps;
    expect(Math.abs((step?.delta ?? 0) - 480_000)).toBeLessThan(4 * Math.max(step?.sigma ?? 0, 100));
    expect(step?.sigma).toBeLessThan(1_000);
  });

  it('come within 0.65 s of a thing being put down', () => {
    const trace = new LoadTrace().rest(1_000);
    const putAt = trace.at;
    const [step] = new Bench().feed(trace.put(480_000, 1_000)).steps;
    expect((step?.settledAt ?? Infinity) - putAt).toBeLessThan(650);
  });

  it('come once for a thing lowered slowly', () => {
    expect(stepsOf(new LoadTrace().rest(1_000).lower(1_000_000, 3_000).rest(1_000))).toEqual([1_000]);
  });

  it('come twice for two things put in half a second apart', () => {
    expect(stepsOf(new LoadTrace().rest(1_000).put(500_000, 500).put(200_000, 1_000))).toEqual([500, 200]);
  });

  it('come once for two things put in without a rest between', () => {
    expect(stepsOf(new LoadTrace().rest(1_000).put(500_000, 100).put(200_000, 1_000))).toEqual([700]);
  });

  it('come twice, out and in, for a swap with a rest between', () => {
    const trace = new LoadTrace().put(800_000, 1_000);
    expect(stepsOf(trace.put(-300_000, 600).put(450_000, 1_000))).toEqual([-300, 450]);
  });

  it('do not come for a hand that leans on the basket and lets go', () => {
    expect(stepsOf(new LoadTrace().rest(1_000).lean(4_000_000, 1_500).rest(1_000))).toEqual([]);
  });

  it('do not come for drift of a loaded scale, however far it goes', () => {
    // A division in a minute and a half, for ten minutes.
    expect(stepsOf(new LoadTrace().put(3_000_000, 1_000).drift(55, 600_000).rest(1_000))).toEqual([]);
  });

  it('do not come while the cart rolls, and what was put in meanwhile comes when it stands', () => {
    const trace = new LoadTrace().rest(1_000).vibrate(30_000, 2_000).put(250_000, 100).vibrate(30_000, 2_000);
    expect(stepsOf(trace)).toEqual([]);
    expect(stepsOf(trace.rest(1_000))).toEqual([250]);
  });

  it('do not come for a change below three divisions', () => {
    expect(stepsOf(new LoadTrace().rest(1_000).put(12_000, 2_000))).toEqual([]);
  });

  it('add up to the load at the end', () => {
    const trace = new LoadTrace().rest(1_000);
    for (const mg of [100_000, 2_000_000, -350_000, 40_000, 900_000]) trace.put(mg, 900);
    const sum = new Bench().feed(trace).steps.reduce((total, step) => total + step.delta, 0);
    expect(Math.abs(sum - 2_690_000)).toBeLessThan(1_500);
  });
});

describe('an interruption', () => {
  it('gives no step when the load is the same afterwards', () => {
    const trace = new LoadTrace().rest(1_000).put(480_000, 1_000);
    const bench = new Bench().feed(trace);
    const from = trace.samples.length;
    bench.weigher.interrupted(trace.at, true, 'host');
    bench.feed(trace.gap(5_000).rest(1_000), from);
    expect(bench.grams).toEqual([480]);
  });

  it('gives one step, begun when the readings ended, when the load changed meanwhile', () => {
    const trace = new LoadTrace().rest(1_000).put(480_000, 1_000);
    const bench = new Bench().feed(trace);
    const from = trace.samples.length;
    const blindAt = trace.at;
    bench.weigher.interrupted(blindAt, true, 'host');
    bench.feed(trace.gap(5_000, 300_000).rest(1_000), from);
    expect(bench.grams).toEqual([480, 300]);
    expect(bench.steps[1]?.startedAt).toBe(blindAt);
  });

  it('of a scale that keeps its own zero is a fault when it comes back at zero with goods on it, until they are back', () => {
    const bench = new Bench();
    const mass = (mg: number): ProtocolMessage => ({ kind: 'mass', mass: mg, stable: true, net: false });
    let at = 0;
    const forOneSecond = (mg: number): void => {
      for (let count = 0; count < 20; count += 1) bench.say(mass(mg), (at += 50));
    };
    forOneSecond(0);
    forOneSecond(2_000_000);
    bench.weigher.interrupted(at, true, 'device');
    forOneSecond(0);
    expect(bench.grams).toEqual([2_000]);
    expect(bench.readings.at(-1)).toMatchObject({ kind: 'fault', fault: 'device-error' });
    forOneSecond(2_000_000);
    expect(bench.readings.at(-1)).toMatchObject({ kind: 'weight', stable: true });
    expect(bench.grams).toEqual([2_000]);
  });
});

describe('a fault', () => {
  const rested = (): { bench: Bench; at: number } => {
    const trace = new LoadTrace().rest(1_000).put(480_000, 1_000);
    return { bench: new Bench().feed(trace), at: trace.at };
  };

  it('is told when the raw value does not change for three seconds, and never when it is alive', () => {
    const { bench, at } = rested();
    expect(bench.faults).toEqual([]);
    for (let ms = 0; ms < 3_200; ms += 12.5) bench.say(counts(500 + ms / 12.5, 480_000), at + ms);
    expect(bench.faults).toEqual(['frozen']);
    expect(bench.grams).toEqual([480]);
  });

  it('is told when the conversion number does not change', () => {
    const { bench, at } = rested();
    for (let ms = 0; ms < 3_200; ms += 12.5) bench.say(counts(500, 480_000 + ms), at + ms);
    expect(bench.faults).toEqual(['frozen']);
  });

  it('is told when the converter is saturated, and when it gives nothing', () => {
    const { bench, at } = rested();
    bench.say(counts(500, 0, { saturated: true }), at + 10);
    expect(bench.faults).toEqual(['saturated']);
    for (let ms = 20; ms < 1_200; ms += 100) bench.say(counts(501, 0, { ready: false }), at + ms);
    expect(bench.faults).toEqual(['saturated', 'device-error']);
    expect(bench.grams).toEqual([480]);
  });

  it('is told above Max + 9 e and below zero, without a weight', () => {
    const over = new Bench().feed(new LoadTrace().rest(1_000).put(31_000_000, 1_000));
    expect(over.faults).toContain('overload');
    const under = new Bench().feed(new LoadTrace().rest(1_000).put(-500_000, 1_000));
    expect(under.faults).toContain('underload');
    expect([...over.steps, ...under.steps]).toEqual([]);
  });

  it('is told without a calibration', () => {
    const weigher = new Weigher(config);
    expect(weigher.weigh(counts(0, 0), 0).reading).toMatchObject({ kind: 'fault', fault: 'not-calibrated' });
  });

  it('is told while the scale subtracts a tare of its own', () => {
    const weigher = new Weigher(config);
    const net: ProtocolMessage = { kind: 'mass', mass: 500_000, stable: true, net: true };
    expect(weigher.weigh(net, 0).reading).toMatchObject({ kind: 'fault', fault: 'device-error' });
  });
});

describe('zero', () => {
  it('is set from a stable load only, and no goods have moved by it', () => {
    const trace = new LoadTrace().rest(1_000).put(300_000, 1_000);
    const bench = new Bench();
    expect(bench.weigher.setZero()).toMatchObject({ done: false });
    bench.feed(trace);
    expect(bench.weigher.setZero()).toEqual({ done: true });
    const from = trace.samples.length;
    bench.feed(trace.rest(1_000), from);
    expect(bench.grams).toEqual([300]);
    expect(Math.abs(bench.weigher.stableLoad ?? NaN)).toBeLessThan(500);
  });

  it('is refused further than 2 % of Max from the initial zero', () => {
    const bench = new Bench().feed(new LoadTrace().rest(1_000).put(700_000, 1_000));
    expect(bench.weigher.setZero()).toMatchObject({ done: false });
    bench.weigher.forgetInitialZero();
    expect(bench.weigher.setZero()).toEqual({ done: true });
  });

  it('follows slow drift of the empty scale', () => {
    const bench = new Bench().feed(new LoadTrace().drift(50, 120_000).rest(1_000));
    expect(Math.abs(bench.weigher.stableLoad ?? NaN)).toBeLessThan(1_500);
    expect(bench.weigher.zeroState.offset).toBeGreaterThan(4_000);
  });
});

describe('readings', () => {
  it('count lost lines', () => {
    const weigher = new Weigher(config, calibration);
    weigher.weigh(counts(65_534, 0), 0);
    expect(weigher.weigh(counts(2, 0), 50).reading).toMatchObject({ lost: 3 });
  });

  it('repeat the last number as not stable while a scale in motion gives none', () => {
    const weigher = new Weigher(config);
    weigher.weigh({ kind: 'mass', mass: 500_000, stable: true, net: false }, 0);
    const status = { motion: true, over: false, under: false, outsideZeroRange: false, centreOfZero: false };
    const { reading } = weigher.weigh({ kind: 'status', ...status }, 50);
    expect(reading).toMatchObject({ kind: 'weight', value: 500_000, stable: false });
  });
});
