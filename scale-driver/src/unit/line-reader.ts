import type { ScaleFaultCode } from '@smart-cart/contracts';
import { Framer } from '../framing/framer.js';
import { parityAdvice, parityMistake } from '../framing/parity-signature.js';
import type { Protocol, ProtocolMessage } from '../protocols/protocol.js';

export interface GarbageLimits {
  readonly windowMs: number;
  readonly ratio: number;
}

export interface LineStatistics {
  readonly bytes: number;
  readonly frames: number;
  readonly discardedBytes: number;
  /** Discarded stretches by reason, for example `{ checksum: 3, noise: 1 }`. */
  readonly reasons: Readonly<Record<string, number>>;
}

export interface LineTrouble {
  readonly fault: Extract<ScaleFaultCode, 'garbage' | 'parity'>;
  readonly message: string;
}

/** Fewer bad bytes than this are a disturbance, not a state of the line. */
const LEAST_BAD = 24;
const MOST_EVIDENCE = 256;

/** Bytes in, messages out, and an opinion on how good the line is. No clock and no port, so a recording replays through it. */
export class LineReader {
  readonly #framer: Framer;
  #recent: { at: number; good: number; bad: number }[] = [];
  #evidence: Uint8Array = new Uint8Array(0);
  #bytes = 0;
  #frames = 0;
  #discarded = 0;
  readonly #reasons = new Map<string, number>();

  constructor(
    private readonly protocol: Protocol,
    private readonly limits: GarbageLimits,
  ) {
    this.#framer = new Framer(protocol.shape);
  }

  get statistics(): LineStatistics {
    const reasons = Object.fromEntries(this.#reasons);
    return { bytes: this.#bytes, frames: this.#frames, discardedBytes: this.#discarded, reasons };
  }

  reset(): void {
    this.#framer.reset();
    this.#recent = [];
    this.#evidence = new Uint8Array(0);
  }

  push(chunk: Uint8Array, at: number): ProtocolMessage[] {
    this.#bytes += chunk.length;
    let good = 0;
    let bad = 0;
    const messages: ProtocolMessage[] = [];
    for (const frame of this.#framer.push(chunk)) {
      if (frame.kind === 'frame') {
        this.#frames += 1;
        good += frame.bytes.length;
        messages.push(this.protocol.decode(frame.bytes));
      } else {
        this.#discarded += frame.bytes.length;
        bad += frame.bytes.length;
        this.#reasons.set(frame.reason, (this.#reasons.get(frame.reason) ?? 0) + 1);
        this.#evidence = Buffer.concat([this.#evidence, frame.bytes]).subarray(-MOST_EVIDENCE);
      }
    }
    this.#recent.push({ at, good, bad });
    while ((this.#recent[0]?.at ?? at) < at - this.limits.windowMs) this.#recent.shift();
    return messages;
  }

  /** What is wrong with the line, if too much of the last while was garbage. */
  trouble(): LineTrouble | undefined {
    const { good, bad } = this.#sums();
    return bad >= LEAST_BAD && bad / (good + bad) >= this.limits.ratio ? this.diagnosis() : undefined;
  }

  /** What the garbage looks like; undefined when there was none. */
  diagnosis(): LineTrouble | undefined {
    const { good, bad } = this.#sums();
    if (bad === 0) return undefined;
    const mistake = good === 0 ? parityMistake(this.#evidence, this.protocol.shape) : undefined;
    if (mistake) {
      const message = `The bytes are ${this.protocol.title} with the wrong parity. ${parityAdvice(mistake)}`;
      return { fault: 'parity', message };
    }
    const checksums = this.#reasons.get('checksum') ?? 0;
    const what = `${bad} of the last ${good + bad} bytes make no ${this.protocol.title} frames`;
    const why = checksums > 0 ? ` (${checksums} wrong checksums so far)` : '';
    const advice = 'Check cable, shielding and line settings, or run "cart-diag identify".';
    return { fault: 'garbage', message: `${what}${why}. ${advice}` };
  }

  #sums(): { good: number; bad: number } {
    return this.#recent.reduce((sum, { good, bad }) => ({ good: sum.good + good, bad: sum.bad + bad }), {
      good: 0,
      bad: 0,
    });
  }
}
