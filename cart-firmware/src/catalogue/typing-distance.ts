/**
 * How many typing mistakes lie between what was typed and the beginning of a word: a wrong, missing, extra letter or two
 * that changed places count one each (optimal string alignment). The rest of the word costs nothing, so that a search
 * finds while it is still being typed.
 * @param where `anywhere`: the word may also have other letters before it
 * @returns the number, or `most + 1` when it is larger than `most`
 */
export function typingDistance(
  typed: string,
  word: string,
  most: number,
  where: 'beginning' | 'anywhere' = 'beginning',
): number {
  const wanted = Array.from(typed);
  const letters = where === 'anywhere' ? Array.from(word) : Array.from(word).slice(0, wanted.length + most);
  let before: number[] = [];
  let last = Array.from({ length: letters.length + 1 }, (_, i) => (where === 'anywhere' ? 0 : i));
  for (let i = 1; i <= wanted.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= letters.length; j += 1) {
      const same = wanted[i - 1] === letters[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && wanted[i - 1] === letters[j - 2] && wanted[i - 2] === letters[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(...last, most + 1);
}
