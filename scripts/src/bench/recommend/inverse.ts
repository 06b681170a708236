/** Inverse of a symmetric positive definite matrix (row by row), by Gauss and Jordan; such a matrix needs no pivoting. */
export function inverse(matrix: Float64Array, n: number): Float64Array {
  const work = matrix.slice();
  for (let pivot = 0; pivot < n; pivot += 1) {
    const by = work[pivot * n + pivot] as number;
    if (!(by > 0)) throw new Error('The matrix is not positive definite: the penalty must be above zero.');
    work[pivot * n + pivot] = 1;
    for (let column = 0; column < n; column += 1) {
      work[pivot * n + column] = (work[pivot * n + column] as number) / by;
    }
    for (let row = 0; row < n; row += 1) {
      if (row === pivot) continue;
      const factor = work[row * n + pivot] as number;
      if (factor === 0) continue;
      work[row * n + pivot] = 0;
      for (let column = 0; column < n; column += 1) {
        work[row * n + column] = (work[row * n + column] as number) - factor * (work[pivot * n + column] as number);
      }
    }
  }
  return work;
}
