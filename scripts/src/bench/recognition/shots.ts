import { enrol, seeded, shuffled, type Example, type Head } from '@smart-cart/models';
import { topOne } from './embedded.js';
import { split } from './hidden-classes.js';
import { percent, rounded, say } from './say.js';
import type { UnseenClasses } from './unseen-classes.js';

export interface ShotResult {
  readonly shots: number;
  /** Enrolled classes against all classes, mean of the draws. */
  readonly newTop1: number;
  /** The other classes after enrolment, and before it. */
  readonly othersTop1: number;
  readonly othersBefore: number;
}

const DRAWS = 3;

/** Enrols a hidden fifth of the classes from `shots` random training pictures each, as a store would. */
export function measureShots(
  { head: base, hidden, train, test }: UnseenClasses,
  shotsList: readonly number[],
): ShotResult[] {
  const { seen, unseen } = split(test, hidden);
  const mean = (values: readonly number[]): number => rounded(values.reduce((a, b) => a + b, 0) / values.length);
  return shotsList.map((shots): ShotResult => {
    const heads = Array.from({ length: DRAWS }, (_, draw) => enrolAll(base, train, hidden, shots, draw));
    return {
      shots,
      newTop1: mean(heads.map((head) => topOne(head, unseen))),
      othersTop1: mean(heads.map((head) => topOne(head, seen))),
      othersBefore: rounded(topOne(base, seen)),
    };
  });
}

function enrolAll(
  base: Head,
  train: readonly Example[],
  hidden: ReadonlySet<string>,
  shots: number,
  draw: number,
): Head {
  const random = seeded(100 + draw);
  let head = base;
  for (const sku of hidden) {
    const own = shuffled(
      train.filter((example) => example.sku === sku),
      random,
    ).slice(0, shots);
    head = enrol(head, {
      sku,
      group: own[0]?.group ?? sku,
      embeddings: own.map((example) => example.embedding),
      madeAt: base.madeAt,
    });
  }
  return head;
}

export function tellShots(name: string, results: readonly ShotResult[]): void {
  say(`\n${name}: pictures a class   enrolled right   others right (before)`);
  for (const { shots, newTop1, othersTop1, othersBefore } of results) {
    say(
      `${String(shots).padStart(18)}${percent(newTop1).padStart(20)}${percent(othersTop1).padStart(16)} (${percent(othersBefore)})`,
    );
  }
}
