import { describe, expect, it } from '@jest/globals';
import type { SeenGoods } from '../fusion/index.js';
import { PaperTrip } from './paper-trip.js';

type Told = Readonly<Record<string, number>>;
let track = 0;

/** Something is held to the camera now; what is left of 1 is unknown. */
function show(trip: PaperTrip, told: Told, more: Partial<SeenGoods> = {}, autoAdd: 'never' | 'produce' = 'produce') {
  track += 1;
  const candidates = Object.entries(told).map(([sku, probability]) => ({ sku, probability }));
  const one: SeenGoods = {
    track,
    startedAt: trip.at - 1_000,
    seenAt: trip.at,
    looks: 4,
    head: 'test v1',
    candidates,
    unknown: 1 - candidates.reduce((sum, { probability }) => sum + probability, 0),
    knows: (sku) => ['bananas', 'cheese', 'beans', 'peas', 'jam'].includes(sku),
    ...more,
  };
  trip.world = { ...trip.world, recognition: { seen: [...(trip.world.recognition?.seen ?? []), one], autoAdd } };
}

describe('produce that the camera recognised', () => {
  it('becomes a line by itself as it is put in, with what the camera thought kept beside it', () => {
    const trip = new PaperTrip().start();
    show(trip, { bananas: 0.97 });
    trip.put(812);
    expect(trip.receipt).toHaveLength(1);
    expect(trip.receipt[0]).toMatch(/^bananas/);
    expect(trip.asked).toEqual([]);
    const added = trip.facts.find(({ body }) => body.kind === 'line-added')?.body;
    expect(added).toMatchObject({ origin: 'recognised', evidence: { seen: { track, head: 'test v1' } } });
  });

  it('is asked about, with its picture first, when the camera is not sure', () => {
    const trip = new PaperTrip().start();
    show(trip, { bananas: 0.6, jam: 0.3 });
    trip.put(812);
    trip.wait(5_000);
    expect(trip.receipt).toEqual([]);
    expect(trip.asked).toEqual(['unscanned']);
    expect(trip.questions[0]?.options.slice(0, 2).map(({ id }) => id)).toEqual(['seen-bananas', 'seen-jam']);
    trip.answer('seen-bananas');
    expect(trip.receipt[0]).toMatch(/^bananas/);
    expect(trip.asked).toEqual([]);
  });

  it('is never bought twice from one presentation', () => {
    const trip = new PaperTrip().start();
    show(trip, { bananas: 0.97 });
    trip.put(812);
    trip.at += 500;
    trip.put(300);
    trip.wait(5_000);
    expect(trip.receipt).toHaveLength(1);
    expect(trip.asked).toEqual(['unscanned']);
  });

  it('is only suggested where the store wants nothing to be added by itself', () => {
    const trip = new PaperTrip().start();
    show(trip, { bananas: 0.97 }, {}, 'never');
    trip.put(812);
    trip.wait(5_000);
    expect(trip.receipt).toEqual([]);
    expect(trip.questions[0]?.options[0]?.id).toBe('seen-bananas');
  });

  it('is added when the camera made up its mind only after the scale had settled', () => {
    const trip = new PaperTrip().start();
    trip.put(812);
    show(trip, { bananas: 0.97 }, { seenAt: trip.at - 200 });
    trip.wait(5_000);
    expect(trip.receipt[0]).toMatch(/^bananas/);
  });

  it('does not explain a change long after it was seen', () => {
    const trip = new PaperTrip().start();
    show(trip, { bananas: 0.97 });
    trip.at += 30_000;
    trip.put(812);
    expect(trip.receipt).toEqual([]);
  });
});

describe('produce that the shopper has named by touch', () => {
  /** Held up, touched on the screen, and seen once more on its way to the scale. */
  function named(seenOnTheWay: Told): PaperTrip {
    const trip = new PaperTrip().start();
    show(trip, { bananas: 0.9 });
    trip.intent({ kind: 'pick-product', sku: 'bananas' });
    trip.at += 500;
    show(trip, seenOnTheWay);
    trip.put(812);
    return trip;
  }

  it.each([{ cheese: 0.5, bananas: 0.3 }, { cheese: 0.6 }, { cheese: 0.9, bananas: 0.05 }, {}])(
    'is weighed as that, whatever a poor look at it on its way may guess: %o',
    (told) => {
      const trip = named(told);
      expect(trip.receipt).toEqual(['bananas×1 162 placed']);
      expect(trip.wait(5_000).asked).toEqual([]);
    },
  );

  it('is asked about when the camera is sure that it is something else', () => {
    const trip = named({ cheese: 0.99 });
    expect(trip.asked).toEqual(['wrong-weight']);
  });
});

describe('packaged goods that the camera recognised', () => {
  it('are never added without their code, but offered', () => {
    const trip = new PaperTrip().start();
    show(trip, { beans: 0.98 });
    trip.put(480);
    trip.wait(5_000);
    expect(trip.receipt).toEqual([]);
    expect(trip.questions[0]?.options[0]?.id).toBe('seen-beans');
  });

  it.each([
    ['less than one of them', 300],
    ['neither one, two nor three of them', 1_230],
    ['more than a hand holds of them', 3_840],
  ])('are not offered when what was put in weighs %s, however sure the camera is', (_, grams) => {
    const trip = new PaperTrip().start();
    show(trip, { beans: 0.95 });
    trip.put(grams);
    trip.wait(5_000);
    expect(trip.asked).toEqual(['unscanned']);
    expect(trip.questions[0]?.options.map(({ id }) => id)).not.toContain('seen-beans');
  });

  it('are offered when what was put in weighs two of them', () => {
    const trip = new PaperTrip().start();
    show(trip, { beans: 0.95 });
    trip.put(960);
    trip.wait(5_000);
    expect(trip.questions[0]?.options[0]?.id).toBe('seen-beans');
  });

  it('are not offered when they weigh something else', () => {
    const trip = new PaperTrip().start();
    show(trip, { beans: 0.3, bananas: 0.68 });
    trip.put(812);
    // The weight rules the beans out; bananas remain.
    expect(trip.receipt[0]).toMatch(/^bananas/);
  });

  it('that weigh the same are told apart by what is seen leaving', () => {
    const trip = new PaperTrip().start().buy('042100005264', 480).buy('5901234123457', 480);
    trip.at += 10_000;
    show(trip, { peas: 0.96 }, { startedAt: trip.at + 100, seenAt: trip.at + 400 });
    trip.put(-480);
    expect(trip.receipt.filter((line) => line.startsWith('peas'))).toEqual([]);
    expect(trip.receipt.some((line) => line.startsWith('beans'))).toBe(true);
  });
});
