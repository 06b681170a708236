/** Numbers of a drill's result that have to be zero. */
const NONE = ['lost', 'duplicated', 'receiptsDiffer', 'chargedTwice', 'leftUnknown', 'owed'] as const;

/** A drill that lost something, did something twice or left money unclear fails: exit code 1 beside its JSON. */
export function failIfWrong<T extends Partial<Record<(typeof NONE)[number], number>>>(result: T): T {
  const wrong = NONE.filter((name) => (result[name] ?? 0) > 0);
  if (wrong.length > 0) {
    process.stderr.write(`The books do not agree: ${wrong.join(', ')}. Run it again with --keep to look into them.\n`);
    process.exitCode = 1;
  }
  return result;
}
