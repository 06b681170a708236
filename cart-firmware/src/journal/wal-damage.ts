/**
 * SQLite takes a write-ahead log up to its first bad frame and silently forgets the rest: right for the torn end that a
 * power cut leaves, wrong for damage in the middle, behind which lie commits that were synced and shown. This finds the
 * latter (format: SQLite "WAL-mode File Format").
 *
 * Every commit is synced before the next transaction begins, and a frame's checksum is seeded with the one stored in the
 * frame before. So a good frame right behind a commit frame proves that this commit had reached the disk: whatever is bad
 * before it is damage. Holes within the last transaction are an ordinary torn end, frames with other salts are what an
 * earlier round of the log left. The header is synced before the first frame, so chained commits behind an unreadable header
 * mean damage too.
 *
 * Not to be told from a torn end: damage that hits nothing but the last two transactions, commit mark included.
 */
const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;
const FORMAT = 3_007_000;

interface Sums {
  readonly a: number;
  readonly b: number;
}

/** One frame, as far as it can be judged without those before. */
interface Frame {
  readonly salts: Buffer;
  readonly stored: Sums;
  /** Last of its transaction, as its header says. */
  readonly commit: boolean;
  /** Its checksum fits the one stored in the frame before. */
  readonly fits: boolean;
}

/**
 * @param wal the whole `-wal` file
 * @param pageSize of the database, for a log whose header does not say
 * @returns a sentence when commits lie behind a damaged part, else undefined
 */
export function walDamage(wal: Buffer, pageSize: number): string | undefined {
  if (wal.length < HEADER + FRAME_HEADER) return undefined;
  const bigEndian = (wal.readUInt32BE(0) & 1) === 1;
  if (isHeader(wal, bigEndian)) {
    const salts = wal.subarray(16, 24);
    const bad = badBeforeCommits(frames(wal, wal.readUInt32BE(8), bigEndian, sumsAt(wal, 24)), salts);
    return bad === undefined ? undefined : `frame ${bad} of the write-ahead log is damaged, and commits lie behind it`;
  }
  const behind = [false, true].some((big) => badBeforeCommits(frames(wal, pageSize, big, undefined)) !== undefined);
  return behind ? 'the header of the write-ahead log is damaged, and commits lie behind it' : undefined;
}

function isHeader(wal: Buffer, bigEndian: boolean): boolean {
  const size = wal.readUInt32BE(8);
  if ((wal.readUInt32BE(0) & ~1) >>> 0 !== MAGIC || wal.readUInt32BE(4) !== FORMAT) return false;
  if (size < 512 || size > 65_536 || (size & (size - 1)) !== 0) return false;
  return same(checksum(wal, 0, 24, bigEndian, { a: 0, b: 0 }), sumsAt(wal, 24));
}

/**
 * @param salts those of the header; without a header each frame is held against its predecessor
 * @returns number of the first bad frame if a commit behind it is known to have been synced
 */
function badBeforeCommits(all: Iterable<Frame>, salts?: Buffer): number | undefined {
  let firstBad: number | undefined;
  let before: Frame | undefined;
  let number = 0;
  for (const frame of all) {
    number += 1;
    const wanted = salts ?? before?.salts;
    const good = frame.fits && wanted?.equals(frame.salts) === true;
    if (!good) firstBad ??= number;
    else if (firstBad !== undefined && before?.commit === true && before.salts.equals(frame.salts)) return firstBad;
    before = frame;
  }
  return undefined;
}

/** @param header checksum of the header; undefined: unknown, so the first frame cannot fit */
function* frames(wal: Buffer, pageSize: number, bigEndian: boolean, header: Sums | undefined): Generator<Frame> {
  let seed = header;
  const size = FRAME_HEADER + pageSize;
  for (let at = HEADER; at + size <= wal.length; at += size) {
    const stored = sumsAt(wal, at + 16);
    const head = seed && checksum(wal, at, at + 8, bigEndian, seed);
    yield {
      salts: wal.subarray(at + 8, at + 16),
      stored,
      commit: wal.readUInt32BE(at + 4) !== 0,
      // Page 0 does not exist; a run of zeros would otherwise fit itself.
      fits:
        head !== undefined &&
        wal.readUInt32BE(at) !== 0 &&
        same(checksum(wal, at + FRAME_HEADER, at + size, bigEndian, head), stored),
    };
    seed = stored;
  }
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

function sumsAt(bytes: Buffer, at: number): Sums {
  return { a: bytes.readUInt32BE(at), b: bytes.readUInt32BE(at + 4) };
}

function same(one: Sums, other: Sums): boolean {
  return one.a === other.a && one.b === other.b;
}
