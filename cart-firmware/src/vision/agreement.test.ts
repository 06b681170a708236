import { describe, expect, it } from '@jest/globals';
import { Agreement, type AgreementOutcome, type FrameRead } from './agreement.js';
import { visionConfigSchema } from './config.js';
import type { Quad } from './read.js';

const rules = visionConfigSchema.parse({});
const milk = '4006381333931';
const other = '5449000000996';
const signed = 'SC1.claims.signature';
const here: Quad = [
  { x: 100, y: 100 },
  { x: 300, y: 100 },
  { x: 300, y: 180 },
  { x: 100, y: 180 },
];
const elsewhere = here.map(({ x, y }) => ({ x: x + 300, y: y + 200 })) as unknown as Quad;

function read(text: string, weight = 20, view = 'quick', position = here): FrameRead {
  return { code: { symbology: 'ean13', text, gs1: false }, position, weight, view };
}

/** A camera of 30 frames a second, showing what it is told to. */
class Show {
  readonly #agreement: Agreement;
  #seq = 0;

  constructor(...known: string[]) {
    this.#agreement = new Agreement(
      rules,
      (code) => known.includes(code.text),
      (code) => code.text === signed,
    );
  }

  get at(): number {
    return 1000 + (this.#seq * 1000) / 30;
  }

  lastSeen(text: string): number | undefined {
    return this.#agreement.lastSeen(text);
  }

  frames(count: number, reads: readonly FrameRead[], identical = false): AgreementOutcome {
    const all = { sightings: [], ended: [] } as {
      sightings: AgreementOutcome['sightings'][number][];
      ended: AgreementOutcome['ended'][number][];
    };
    for (let i = 0; i < count; i += 1) {
      const { sightings, ended } = this.#agreement.frame({ seq: this.#seq, at: this.at, identical, reads });
      this.#seq += 1;
      all.sightings.push(...sightings);
      all.ended.push(...ended);
    }
    return all;
  }
}

describe('agreement on a code the catalogue knows', () => {
  it('is not reached by one frame, and is by the second', () => {
    const show = new Show(milk);
    expect(show.frames(1, [read(milk)]).sightings).toEqual([]);
    expect(show.frames(1, [read(milk)]).sightings).toMatchObject([
      { code: { text: milk }, frames: 2, firstFrameSeq: 0 },
    ]);
  });

  it('is not reached by two views of the same frame', () => {
    const show = new Show(milk);
    expect(show.frames(1, [read(milk), read(milk, 20, 'zbar')]).sightings).toEqual([]);
  });

  it('carries the time of the completing frame and of the first', () => {
    const show = new Show(milk);
    show.frames(1, [read(milk)]);
    show.frames(1, []);
    const [sighting] = show.frames(1, [read(milk)]).sightings;
    expect(sighting?.firstFrameAt).toBe(1000);
    expect(sighting?.at).toBeCloseTo(1000 + 2000 / 30);
  });
});

describe('agreement on a code the catalogue does not know', () => {
  it('needs three frames over 150 ms', () => {
    const show = new Show();
    expect(show.frames(4, [read(milk)]).sightings).toEqual([]);
    expect(show.frames(2, [read(milk)]).sightings).toHaveLength(1);
  });

  it('is not reached by a lucky frame with a right check digit', () => {
    const show = new Show();
    show.frames(1, [read(milk, 50)]);
    expect(show.frames(60, []).sightings).toEqual([]);
  });

  it('is not reached by a weak read that one view repeats of one and the same picture', () => {
    const show = new Show();
    expect(show.frames(100, [read(milk, 2)], true).sightings).toEqual([]);
  });

  it('is reached by weak reads of many pictures that all differ', () => {
    const show = new Show();
    expect(show.frames(12, [read(milk, 2)]).sightings).toHaveLength(1);
  });

  it('is reached by weak reads when several views of one picture say the same', () => {
    const show = new Show();
    const views = [read(milk, 3, 'quick'), read(milk, 3, 'zbar'), read(milk, 3, 'tilted')];
    expect(show.frames(8, views, true).sightings).toHaveLength(1);
  });
});

describe('a code that proves itself by its signature', () => {
  it('counts with its first read, so that a slow board greets as well as a quick one', () => {
    const show = new Show();
    expect(show.frames(1, [read(signed)]).sightings).toMatchObject([{ code: { text: signed }, frames: 1 }]);
    expect(show.frames(30, [read(signed)]).sightings).toEqual([]);
  });

  it('is not kept out by bars that seem to lie at its place', () => {
    const show = new Show(milk);
    show.frames(2, [read(milk, 50)]);
    expect(show.frames(1, [read(milk, 50), read(signed)]).sightings).toMatchObject([{ code: { text: signed } }]);
  });
});

describe('reads that contradict each other', () => {
  it('give no sighting when two codes at one place are about as well supported, known or not', () => {
    const show = new Show(milk);
    expect(show.frames(30, [read(milk, 10), read(other, 8)]).sightings).toEqual([]);
  });

  it('give the code that is far better supported', () => {
    const show = new Show();
    expect(show.frames(10, [read(milk, 50), read(other, 2)], true).sightings).toMatchObject([{ code: { text: milk } }]);
  });

  it('give both codes when they are at different places', () => {
    const show = new Show(milk, other);
    const reads = [read(milk), read(other, 20, 'quick', elsewhere)];
    expect(show.frames(3, reads).sightings.map((sighting) => sighting.code.text)).toEqual([milk, other]);
  });

  it('do not keep out the next article once the first has gone', () => {
    const show = new Show(milk, other);
    show.frames(60, [read(milk)]);
    show.frames(10, []);
    expect(show.frames(40, [read(other)]).sightings).toMatchObject([{ code: { text: other } }]);
  });
});

describe('a presentation', () => {
  it('is one sighting however long the code is held', () => {
    const show = new Show(milk);
    expect(show.frames(300, [read(milk)]).sightings).toHaveLength(1);
  });

  it('goes on when the code is hidden for less than the absence', () => {
    const show = new Show(milk);
    const first = show.frames(10, [read(milk)]);
    const gap = show.frames(30, []);
    const again = show.frames(10, [read(milk)]);
    expect([first.sightings.length, gap.ended.length, again.sightings.length]).toEqual([1, 0, 0]);
  });

  it('ends after the absence, is reported with its track, and showing the code again is a new sighting', () => {
    const show = new Show(milk);
    const [first] = show.frames(10, [read(milk)]).sightings;
    const gap = show.frames(40, []);
    const [second] = show.frames(10, [read(milk)]).sightings;
    expect(gap.ended).toMatchObject([{ track: first?.track, code: { text: milk } }]);
    expect(second?.track).not.toBe(first?.track);
  });
});

describe('when a code was last in view', () => {
  it('is known while it is there, after it has gone, and at its next presentation', () => {
    const show = new Show(milk);
    show.frames(5, [read(milk)]);
    const last = show.at - 1000 / 30;
    expect(show.lastSeen(milk)).toBeCloseTo(last, 5);
    show.frames(60, []);
    expect(show.lastSeen(milk)).toBeCloseTo(last, 5);
    const [again] = show.frames(2, [read(milk)]).sightings;
    expect(again?.previousAt).toBeCloseTo(last, 5);
  });

  it('is not known of what was never agreed on, nor for ever', () => {
    const show = new Show(milk);
    show.frames(1, [read(milk)]);
    expect(show.lastSeen(milk)).toBeUndefined();
    show.frames(5, [read(milk)]);
    show.frames(62 * 30, []);
    expect(show.lastSeen(milk)).toBeUndefined();
  });
});
