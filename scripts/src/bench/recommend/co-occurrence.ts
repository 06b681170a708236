/** Baskets as places in the vocabulary, and the matrix of how often two items are in one basket (diagonal: in a basket at all). */
export interface CoOccurrence {
  readonly n: number;
  readonly together: Float64Array;
}

export function countTogether(baskets: readonly (readonly number[])[], n: number): CoOccurrence {
  const together = new Float64Array(n * n);
  for (const basket of baskets) {
    for (const a of basket) for (const b of basket) together[a * n + b] = (together[a * n + b] as number) + 1;
  }
  return { n, together };
}
