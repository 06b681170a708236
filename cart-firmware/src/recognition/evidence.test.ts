import { describe, expect, it } from '@jest/globals';
import { TrackEvidence, type Judged } from './evidence.js';
import { verdictOf } from './verdict.js';

const said = (told: Readonly<Record<string, number>>, unknown = 0.05, weight = 1): Judged => ({
  candidates: Object.entries(told).map(([sku, share]) => ({
    sku,
    group: sku.startsWith('apple') ? 'apple' : sku,
    probability: share * (1 - unknown),
  })),
  unknown,
  weight,
});
const after = (...looks: Judged[]) => {
  const evidence = new TrackEvidence();
  for (const look of looks) evidence.add(look);
  return evidence.belief;
};

describe('the belief about a track', () => {
  it('sums to 1 with the unknown, whatever was said', () => {
    const { candidates, unknown } = after(said({ pear: 0.7, plum: 0.2 }), said({ plum: 0.6, kiwi: 0.4 }, 0.3));
    expect(candidates.reduce((sum, { probability }) => sum + probability, unknown)).toBeCloseTo(1);
  });

  it('grows with pictures that agree', () => {
    const look = said({ pear: 0.6, plum: 0.4 });
    const once = after(look).candidates[0]?.probability ?? 0;
    const thrice = after(look, look, look).candidates[0]?.probability ?? 0;
    expect(thrice).toBeGreaterThan(once + 0.1);
  });

  it('does not grow for ever: pictures of one presentation resemble each other', () => {
    const look = said({ pear: 0.6, plum: 0.4 });
    const three = after(look, look, look).candidates[0]?.probability ?? 0;
    const thirty = after(...Array.from({ length: 30 }, () => look)).candidates[0]?.probability ?? 0;
    expect(thirty).toBeCloseTo(three, 5);
  });

  it('tells twins of a group no better by looking longer', () => {
    const look = said({ 'apple-gala': 0.7, 'apple-jona': 0.3 });
    const once = after(look).candidates[0]?.probability ?? 0;
    expect(after(look, look, look, look).candidates[0]?.probability).toBeCloseTo(once, 2);
  });

  it('survives one picture that was wrong', () => {
    const good = said({ pear: 0.9, plum: 0.1 });
    expect(after(good, good, good, said({ kiwi: 1 })).candidates[0]?.sku).toBe('pear');
  });

  it('listens less to a blurred picture', () => {
    const [sharp, blurred] = [said({ pear: 0.8, plum: 0.2 }), said({ plum: 0.8, pear: 0.2 }, 0.05, 0.1)];
    expect(after(sharp, blurred, blurred).candidates[0]?.sku).toBe('pear');
  });

  it('calls a stranger no less strange for being seen longer', () => {
    const look = said({ pear: 1 }, 0.8);
    expect(after(look, look, look, look).unknown).toBeCloseTo(after(look).unknown, 2);
  });

  it('does not depend on the order of the pictures', () => {
    const [a, b] = [said({ pear: 0.7, plum: 0.3 }), said({ plum: 0.9, kiwi: 0.1 }, 0.2, 0.5)];
    expect(after(a, b).candidates[0]?.probability).toBeCloseTo(after(b, a).candidates[0]?.probability ?? -1);
  });
});

describe('what is said of a track', () => {
  it('is the product when it is sure', () => {
    const look = said({ pear: 0.98, plum: 0.02 }, 0.02);
    expect(verdictOf(after(look, look), 0.9)).toMatchObject({ outcome: 'product', candidates: [{ sku: 'pear' }] });
  });

  it('is the group with all that remain when the picture cannot tell them apart', () => {
    const look = said({ 'apple-gala': 0.5, 'apple-jona': 0.5 }, 0.02);
    const verdict = verdictOf(after(look, look), 0.9);
    expect(verdict.outcome).toBe('group');
    expect(verdict.candidates.map(({ sku }) => sku).sort()).toEqual(['apple-gala', 'apple-jona']);
  });

  it('is a hint when it may be something else, and nothing when it most likely is', () => {
    expect(verdictOf(after(said({ pear: 0.7, plum: 0.3 }, 0.3)), 0.9).outcome).toBe('unsure');
    expect(verdictOf(after(said({ pear: 1 }, 0.9)), 0.9)).toEqual({ outcome: 'unknown', candidates: [] });
  });

  it('is that there are no goods when it is a hand', () => {
    const look = said({ '~hand': 0.9, pear: 0.1 }, 0.1);
    expect(verdictOf(after(look, look), 0.9)).toEqual({ outcome: 'nothing', candidates: [] });
  });

  it('is not sure by one picture of ordinary certainty', () => {
    const look = said({ pear: 0.99 }, 0.04);
    expect(verdictOf(after(look), 0.9).outcome).toBe('unsure');
    expect(verdictOf(after(look, look), 0.9).outcome).toBe('product');
  });
});
