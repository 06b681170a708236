/**
 * SQLite takes a write-ahead log up to its first bad frame and silently forgets the rest: right for the torn end that a
 * power cut leaves, wrong for damage in the middle, behind which lie commits that were synced and shown. This finds the
 * latter (format: SQLite "WAL-mode File Format").
 *
 * Since every commit is synced before the next transaction begins, frames behind a good commit frame prove that this
 * commit had reached the disk; a bad frame before it is damage. Holes within the last transaction are an ordinary torn end.
 */
const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

interface Sums {
  readonly a: number;
  readonly b: number;
}

function checksum(bytes: Buffer, from: number, to: number, bigEndian: boolean, seed: Sums): Sums {
  let { a, b } = seed;
  for (let at = from; at < to; at += 8) {
    const first = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const second = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + first + b) >>> 0;
    b = (b + second + a) >>> 0;
  }
  return { a, b };
}

/** @param wal the whole `-wal` file. @returns a sentence when commits lie behind a damaged part, else undefined */
export function walDamage(wal: Buffer): string | undefined {
  if (wal.length < HEADER + FRAME_HEADER) return undefined;
  const magic = wal.readUInt32BE(0);
  // A header that is no header makes SQLite ignore the file; without salts nothing behind it can be judged.
  if ((magic & ~1) >>> 0 !== MAGIC) return undefined;
  const bigEndian = (magic & 1) === 1;
  const pageSize = wal.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536) return undefined;
  const salts = wal.subarray(16, 24);
  let seed: Sums = { a: wal.readUInt32BE(24), b: wal.readUInt32BE(28) };
  let firstBad: number | undefined;
  let commitBehind = false;
  const size = FRAME_HEADER + pageSize;
  for (let at = HEADER, frame = 1; at + size <= wal.length; at += size, frame += 1) {
    const stored: Sums = { a: wal.readUInt32BE(at + 16), b: wal.readUInt32BE(at + 20) };
    const head = checksum(wal, at, at + 8, bigEndian, seed);
    const sums = checksum(wal, at + FRAME_HEADER, at + size, bigEndian, head);
    const sameSalts = wal.subarray(at + 8, at + 16).equals(salts);
    const good = sameSalts && sums.a === stored.a && sums.b === stored.b;
    if (!good) firstBad ??= frame;
    else if (firstBad !== undefined) {
      if (commitBehind) {
        return `frame ${firstBad} of the write-ahead log is damaged, and commits lie behind it`;
      }
      commitBehind = wal.readUInt32BE(at + 4) !== 0;
    }
    seed = stored;
  }
  return undefined;
}
