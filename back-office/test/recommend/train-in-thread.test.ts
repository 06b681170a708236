import { expect, test } from '@jest/globals';
import { recommendationModel } from '@smart-cart/contracts';
import { BackOfficeError, trainInThread, type Basket, type TrainingProgress } from '@smart-cart/back-office/recommend';

const baskets = Array.from({ length: 200 }, (_, i): Basket => {
  return { items: [`a${i % 7}`, `b${i % 7}`, `c${i % 5}`], month: (i % 12) + 1 };
});
const settings = { madeAt: '2026-01-01T00:00:00.000Z', networks: 1, hidden: 8, epochs: 4 };

test('a thread learns while this one goes on, tells how far it is, and answers with a file carts can read', async () => {
  const told: TrainingProgress[] = [];
  const file = await trainInThread({ baskets, settings }, { progress: (one) => told.push(one) });
  expect(told.map(({ done }) => done)).toEqual([0.25, 0.5, 0.75, 1]);
  expect(recommendationModel.parse(file).items).toHaveLength(19);
});

test('it ends when it is told to, and says that carts keep what they have', async () => {
  const stop = new AbortController();
  const endless = { baskets, settings: { ...settings, epochs: 1_000_000 } };
  const learning = trainInThread(endless, { signal: stop.signal, progress: () => stop.abort() });
  await expect(learning).rejects.toThrow(/was stopped; carts keep/);
  await expect(trainInThread(endless, { signal: stop.signal })).rejects.toThrow(BackOfficeError);
});

test('too few receipts are refused with the sentence of the trainer', async () => {
  const learning = trainInThread({ baskets: [{ items: ['milk'] }], settings });
  await expect(learning).rejects.toMatchObject({ code: 'too-few-receipts' });
});
