import { dot, meanOf, unit } from './vectors.js';

const ROUNDS = 10;
/** Centres that a head keeps of views without a product. */
export const NOTHING_CENTRES = 24;

/**
 * Up to `count` unit vectors in the middle of groups of vectors that point the same way (k-means on the sphere, begun
 * with the vector farthest from all chosen so far: no chance in it).
 */
export function centresOf(vectors: readonly Float32Array[], count: number): Float32Array[] {
  const units = vectors.map(unit);
  const first = units[0];
  if (first === undefined) return [];
  let centres = [first];
  const nearest = units.map((one) => dot(one, first));
  while (centres.length < Math.min(count, units.length)) {
    const farthest = nearest.indexOf(Math.min(...nearest));
    const chosen = units[farthest];
    if (chosen === undefined || (nearest[farthest] ?? 1) > 0.999) break;
    centres.push(chosen);
    units.forEach((one, i) => (nearest[i] = Math.max(nearest[i] ?? -1, dot(one, chosen))));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const groups = centres.map((): Float32Array[] => []);
    for (const one of units) {
      const likeness = centres.map((centre) => dot(one, centre));
      groups[likeness.indexOf(Math.max(...likeness))]?.push(one);
    }
    centres = groups.filter((group) => group.length > 0).map((group) => unit(meanOf(group)));
  }
  return centres;
}
