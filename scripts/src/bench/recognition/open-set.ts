import {
  areaUnderCurve,
  falseAcceptanceAt95,
  judge,
  trainHead,
  type EmbedderId,
  type Example,
} from '@smart-cart/models';
import { hiddenClasses, split } from './hidden-classes.js';
import { percent, rounded, say } from './say.js';

/** A head that never learned a fifth of the classes is shown them among the others. */
export async function measureOpenSet(
  embedder: EmbedderId,
  train: readonly Example[],
  test: readonly Example[],
  hiddenOffset: number,
): Promise<{ auroc: number; fprAt95: number }> {
  const hidden = hiddenClasses(train, hiddenOffset);
  const head = await trainHead(split(train, hidden).seen, { embedder, madeAt: new Date().toISOString() });
  const { seen, unseen } = split(test, hidden);
  const certainty = (some: readonly Example[]): number[] => some.map((one) => 1 - judge(head, one.embedding).unknown);
  const known = certainty(seen);
  const unknown = certainty(unseen);
  say(`\nopen set: ${hidden.size} classes hidden, ${known.length} known and ${unknown.length} unknown pictures`);
  say('accepted when 1 - unknown >=   known accepted   unknown accepted');
  const above = (scores: readonly number[], threshold: number): string =>
    percent(scores.filter((score) => score >= threshold).length / scores.length);
  for (const threshold of [0.5, 0.7, 0.8, 0.9, 0.95]) {
    say(
      `${threshold.toFixed(2).padStart(29)}${above(known, threshold).padStart(17)}${above(unknown, threshold).padStart(19)}`,
    );
  }
  return { auroc: rounded(areaUnderCurve(known, unknown)), fprAt95: rounded(falseAcceptanceAt95(known, unknown)) };
}
