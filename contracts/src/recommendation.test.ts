import { describe, expect, test } from '@jest/globals';
import { packNumbers } from './packed-numbers.js';
import { MONTHS, PARTNERS, recommendationFile, recommendationModel, SIZE_FEATURES } from './recommendation.js';
import type { RecommendationFile, RecommendationModel } from './recommendation.js';

const [n, hidden] = [3, 2];
const numbers = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.sin(i + 1));
const model: RecommendationModel = {
  madeAt: '2026-01-01T00:00:00.000Z',
  baskets: 9,
  items: ['milk', 'bread', 'jam'],
  popularity: numbers(n),
  contextPower: 0.5,
  hidden,
  bias: numbers(n),
  sizeBias: numbers(SIZE_FEATURES * n),
  hiddenBias: numbers(hidden),
  hiddenSize: numbers(SIZE_FEATURES * hidden),
  into: numbers(n * hidden),
  out: numbers(hidden * n),
  season: new Float32Array(MONTHS * n),
  partners: new Uint16Array(n * PARTNERS).fill(n),
  lifts: new Float32Array(n * PARTNERS),
};
const file = recommendationFile(model);
const problem = (changed: object): string =>
  recommendationModel.safeParse({ ...file, ...changed }).error?.message ?? '';

describe('the model file', () => {
  test('comes back as it went, matrices to within half a step of 8 bits', () => {
    const back = recommendationModel.parse(JSON.parse(JSON.stringify(file)) as RecommendationFile);
    expect(back.bias).toEqual(model.bias);
    expect(back.partners).toEqual(model.partners);
    back.into.forEach((value, i) => expect(Math.abs(value - (model.into[i] ?? NaN))).toBeLessThanOrEqual(0.5 / 127));
  });

  test('written once more, it is the same file: a cart that passes it on changes nothing', () => {
    expect(recommendationFile(recommendationModel.parse(file))).toEqual(file);
  });

  test('of a format this cart does not know is refused with what to do', () => {
    expect(problem({ format: 2 })).toMatch(/reads format 1; update the cart/);
  });

  test.each([
    ['items twice', { items: ['milk', 'milk', 'jam'] }, /an item twice/],
    ['too few numbers', { bias: packNumbers(numbers(2)) }, /has 2 numbers, not 3/],
    ['half a number', { bias: 'AAAA' }, /ends in the middle of a number/],
    ['no number', { bias: packNumbers(Float32Array.of(1, Number.NaN, 1)) }, /not a number/],
    ['another cart width', { hidden: 5 }, /not 15/],
    ['a partner out of the list', { partners: packNumbers(new Uint16Array(n * PARTNERS).fill(9)) }, /not in the list/],
    ['no text', { into: 'x' }, /into/],
    ['something unknown', { extra: 1 }, /extra/],
  ])('with %s is refused', (_, changed, words) => {
    expect(problem(changed)).toMatch(words);
  });
});
