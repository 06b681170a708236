import { describe, expect, test } from '@jest/globals';
import { MONTHS, PARTNERS, recommendationFile, recommendationModel } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import type { Basket } from './basket.js';
import { SeededRandom } from './seeded-random.js';
import { training, type TrainingProgress } from './train.js';

const settings = { madeAt: '2026-01-01T00:00:00.000Z', networks: 1, hidden: 16, epochs: 25, atLeast: 1 };

/** Forty items, some bought more than others; an even one mostly brings the odd one after it. */
function planted(count: number, seed: number): Basket[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => {
    const items = new Set<number>();
    for (let pick = 0; pick < 3; pick += 1) {
      const first = 2 * random.below(1 + random.below(20));
      items.add(first);
      if (random.next() < 0.8) items.add(first + 1);
    }
    return { items: [...items].map(String) };
  });
}

function learn(baskets: readonly Basket[], more: Partial<Parameters<typeof training>[1]> = {}) {
  const epochs = training(baskets, { ...settings, ...more });
  const told: TrainingProgress[] = [];
  for (;;) {
    const step = epochs.next();
    if (step.done === true) return { model: step.value, told };
    told.push(step.value);
  }
}

describe('learning from baskets', () => {
  const { model, told } = learn(planted(600, 1));

  test('tells an item from the others of its basket better than popularity does', () => {
    const popular = [...model.items].slice(0, 5);
    let [cases, byModel, byPopularity] = [0, 0, 0];
    for (const { items } of planted(200, 2)) {
      for (const hidden of items) {
        const rest = items.filter((item) => item !== hidden);
        if (rest.length === 0) continue;
        cases += 1;
        if (firstFive(rest).includes(hidden)) byModel += 1;
        if (popular.includes(hidden)) byPopularity += 1;
      }
    }
    expect(byModel / cases).toBeGreaterThan(1.5 * (byPopularity / cases));
  });

  function firstFive(rest: readonly string[]): string[] {
    const { items, hidden, into, out, bias, hiddenBias } = model;
    const units = Array.from({ length: hidden }, (_, unit) => {
      const heard = rest.reduce((sum, item) => sum + (into[items.indexOf(item) * hidden + unit] ?? 0), 0);
      return Math.max(0, (hiddenBias[unit] ?? 0) + heard * rest.length ** -model.contextPower);
    });
    const score = (item: number): number =>
      units.reduce((sum, value, unit) => sum + value * (out[unit * items.length + item] ?? 0), bias[item] ?? 0);
    return [...items.keys()]
      .filter((item) => !rest.includes(items[item] ?? ''))
      .sort((a, b) => score(b) - score(a))
      .slice(0, 5)
      .map((item) => items[item] ?? '');
  }

  test('names the planted partner as what an item goes with', () => {
    const at = model.items.indexOf('5');
    expect(model.items[model.partners[at * PARTNERS] ?? -1]).toBe('4');
  });

  test('reports every epoch, and the loss falls', () => {
    expect(told).toHaveLength(25);
    expect(told.at(-1)?.done).toBe(1);
    expect(told.at(-1)?.loss).toBeLessThan(told[0]?.loss ?? 0);
  });

  test('gives the same model for the same seed and another for another', () => {
    const some = planted(60, 3);
    const text = (seed: number): string => JSON.stringify(recommendationFile(learn(some, { seed, epochs: 3 }).model));
    expect(text(5)).toBe(text(5));
    expect(text(5)).not.toBe(text(6));
  });

  test('averages several networks into one that a cart can read', () => {
    const { model: wide } = learn(planted(60, 3), { networks: 3, hidden: 4, epochs: 2 });
    expect(wide.hidden).toBe(12);
    expect(recommendationModel.parse(JSON.parse(JSON.stringify(recommendationFile(wide)))).hidden).toBe(12);
  });
});

test('an item bought mostly in one month has that season', () => {
  const baskets = Array.from({ length: 1200 }, (_, i): Basket => {
    const month = (i % MONTHS) + 1;
    return {
      items: month === 6 ? ['bread', 'strawberries'] : ['bread', i % 24 === 0 ? 'strawberries' : 'milk'],
      month,
    };
  });
  const { model } = learn(baskets, { epochs: 1 });
  const of = (item: string, month: number): number =>
    model.season[(month - 1) * model.items.length + model.items.indexOf(item)] ?? Number.NaN;
  expect(of('strawberries', 6)).toBeGreaterThan(1);
  expect(of('strawberries', 8)).toBeLessThan(-0.5);
  expect(Math.abs(of('bread', 6))).toBeLessThan(0.01);
});

test('a store without receipts to learn from is told what is missing', () => {
  const alone = [{ items: ['milk'] }, { items: ['bread'] }];
  expect(() => training(alone, settings).next()).toThrow(BackOfficeError);
  expect(() => training(alone, settings).next()).toThrow(/None of the 2 receipts has two products/);
});
