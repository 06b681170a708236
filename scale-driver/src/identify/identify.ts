import type { Clock } from '../clock.js';
import { systemClock } from '../clock.js';
import { Framer } from '../framing/framer.js';
import { parityAdvice, parityMistake, type ParityMistake } from '../framing/parity-signature.js';
import { lineName, type LineSettings, type ScalePort } from '../ports/scale-port.js';
import { loadProtocol, protocolNames } from '../protocols/load-protocol.js';
import type { Protocol, ProtocolName, ProtocolOptions } from '../protocols/protocol.js';
import { ScaleError } from '../scale-error.js';

export interface Identification {
  readonly protocol: ProtocolName;
  readonly line: LineSettings;
  /** How many good frames were seen, and what the device calls itself, null when it does not. */
  readonly frames: number;
  readonly device: string | null;
  readonly title: string;
}

export interface IdentifyOptions extends ProtocolOptions {
  readonly clock?: Clock;
  /** Ask only for these; all by default. */
  readonly protocols?: readonly ProtocolName[];
  /** Try only these line settings. */
  readonly line?: LineSettings;
  /** Tells what is being tried. */
  readonly progress?: (sentence: string) => void;
  readonly signal?: AbortSignal;
}

/** Two frames in a row do not come out of noise: each has a start, an end and a strict content. */
const ENOUGH_FRAMES = 2;
const MOST_EVIDENCE = 512;

/**
 * Finds out what an unknown scale speaks and with which line settings, by asking in each protocol. Only questions are
 * sent, nothing that changes the scale. The port is closed afterwards.
 * @throws ScaleError `parity` when a protocol is seen through wrong line settings, `bad-frames` when there are only
 *   bytes nobody understands, `no-reply` when there is nothing, `port-…` when the port can't be opened.
 */
export async function identify(port: ScalePort, options: IdentifyOptions = {}): Promise<Identification> {
  let heard = 0;
  let parity: { protocol: Protocol; mistake: ParityMistake } | undefined;
  for (const { protocol, line } of await candidates(options)) {
    options.signal?.throwIfAborted();
    options.progress?.(`trying ${protocol.title} at ${lineName(line)}`);
    const trial = await attempt(port, protocol, line, options.clock ?? systemClock, options.signal);
    if (trial.found) return trial.found;
    heard += trial.bytes;
    if (trial.mistake) parity ??= { protocol, mistake: trial.mistake };
  }
  if (parity) {
    const { protocol, mistake } = parity;
    throw new ScaleError(
      'parity',
      `A scale on ${port.uri} speaks ${protocol.title}, but the parity is wrong. ${parityAdvice(mistake)}`,
    );
  }
  if (heard > 0) {
    throw new ScaleError(
      'bad-frames',
      `${heard} bytes came from ${port.uri}, but in no protocol known here (${protocolNames.join(', ')}). ` +
        'Check the protocol set on the scale and the cable; "cart-diag record" keeps the bytes for a closer look.',
    );
  }
  throw new ScaleError(
    'no-reply',
    `Nothing answered on ${port.uri}. Check that the scale is switched on, that its cable is plugged in, and that it is the right port.`,
  );
}

/** The usual line of every protocol first, the rarer ones after. */
async function candidates(options: IdentifyOptions): Promise<{ protocol: Protocol; line: LineSettings }[]> {
  const names = options.protocols ?? protocolNames;
  const protocols = await Promise.all(names.map((name) => loadProtocol(name, options)));
  const { line } = options;
  if (line !== undefined) return protocols.map((protocol) => ({ protocol, line }));
  const most = Math.max(...protocols.map((protocol) => protocol.lines.length));
  return Array.from({ length: most }, (_, rank) =>
    protocols.flatMap((protocol) => {
      const line = protocol.lines[rank];
      return line === undefined ? [] : [{ protocol, line }];
    }),
  ).flat();
}

interface Trial {
  readonly found?: Identification;
  readonly bytes: number;
  readonly mistake?: ParityMistake | undefined;
}

async function attempt(
  port: ScalePort,
  protocol: Protocol,
  line: LineSettings,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Trial> {
  const framer = new Framer(protocol.shape);
  const seen: { frames: number; device: string | null } = { frames: 0, device: null };
  let all: Uint8Array = new Uint8Array(0);
  let wake: () => void = () => undefined;
  let lost: ScaleError | undefined;
  await port.open(line, {
    bytes(bytes) {
      all = Buffer.concat([all, bytes]).subarray(-MOST_EVIDENCE);
      for (const frame of framer.push(bytes)) {
        if (frame.kind === 'discarded') continue;
        const message = protocol.decode(frame.bytes);
        if (message.kind === 'banner') seen.device = message.serial;
        if (message.kind === 'complaint') continue;
        seen.frames += 1;
      }
      wake();
    },
    lost(error) {
      lost = error;
      wake();
    },
  });
  try {
    for (const question of questions(protocol)) {
      // Asked twice: the first question may end a line that an earlier attempt in another protocol began.
      for (let round = 0; round < 2; round += 1) {
        const before = seen.frames;
        await port.write(question);
        await until(() => seen.frames > before || lost !== undefined);
        if (lost) throw lost;
        signal?.throwIfAborted();
        const enough =
          seen.frames >= ENOUGH_FRAMES && (seen.device !== null || protocol.greeting === undefined || round > 0);
        if (enough) {
          const { name, title } = protocol;
          return { found: { protocol: name, line, ...seen, title }, bytes: all.length };
        }
      }
    }
    // One good frame among the evidence is a leftover of better times; two would have been an answer.
    const mistake = all.length > 0 ? parityMistake(all, protocol.shape) : undefined;
    return { bytes: all.length, mistake };
  } finally {
    await port.close();
  }

  function until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = clock.after(protocol.replyMs, resolve);
      wake = () => {
        if (!condition()) return;
        timer.cancel();
        resolve();
      };
      wake();
    });
  }
}

function questions(protocol: Protocol): Uint8Array[] {
  return [protocol.greeting, protocol.poll].filter((question) => question !== undefined);
}
