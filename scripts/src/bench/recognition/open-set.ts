import { areaUnderCurve, falseAcceptanceAt95, judge, type Example } from '@smart-cart/models';
import { split } from './hidden-classes.js';
import { percent, rounded, say } from './say.js';
import type { UnseenClasses } from './unseen-classes.js';

/** A head that never learned a fifth of the classes is shown them among the others. */
export function measureOpenSet(
  name: string,
  { head, hidden, test }: UnseenClasses,
): { auroc: number; fprAt95: number } {
  const { seen, unseen } = split(test, hidden);
  const certainty = (some: readonly Example[]): number[] => some.map((one) => 1 - judge(head, one.embedding).unknown);
  const known = certainty(seen);
  const unknown = certainty(unseen);
  const result = {
    auroc: rounded(areaUnderCurve(known, unknown)),
    fprAt95: rounded(falseAcceptanceAt95(known, unknown)),
  };
  say(
    `\nopen set, ${name}: ${hidden.size} classes hidden, ${known.length} known and ${unknown.length} unknown pictures`,
  );
  say(`area under the curve ${result.auroc}, unknown accepted when 95 % of the known are: ${percent(result.fprAt95)}`);
  say('accepted when 1 - unknown >=   known accepted   unknown accepted');
  const above = (scores: readonly number[], threshold: number): string =>
    percent(scores.filter((score) => score >= threshold).length / scores.length);
  for (const threshold of [0.5, 0.7, 0.8, 0.9, 0.95]) {
    say(
      `${threshold.toFixed(2).padStart(29)}${above(known, threshold).padStart(17)}${above(unknown, threshold).padStart(19)}`,
    );
  }
  return result;
}
