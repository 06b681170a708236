import type { ScaleFaultCode } from '@smart-cart/contracts';
import type { Clock, Timer } from '../clock.js';
import { closedError } from '../ports/port-error.js';
import type { LineSettings, ScalePort } from '../ports/scale-port.js';
import type { CommandOutcome, DeviceCommand, Protocol, ProtocolMessage } from '../protocols/protocol.js';
import { LineReader, type GarbageLimits, type LineStatistics } from './line-reader.js';

export interface SessionOptions {
  readonly silenceMs: number;
  readonly pollMs: number;
  readonly garbage: GarbageLimits;
}

export interface SessionEnd {
  readonly fault: ScaleFaultCode;
  readonly message: string;
}

/** A reply makes the line live; a banner or a complaint does not, for a scale that only complains weighs nothing. */
const isMeasurement = (message: ProtocolMessage): boolean =>
  message.kind === 'mass' || message.kind === 'status' || message.kind === 'counts';

/**
 * One open port, from open to the first thing that ends it: loss, silence, garbage, or `close()`. Never used again after.
 * Requests go one at a time, each with a limit of time, so a reply that never comes blocks nothing.
 */
export class Session {
  readonly #reader: LineReader;
  readonly ended: Promise<SessionEnd | undefined>;
  #end!: (end: SessionEnd | undefined) => void;
  #over = false;
  #silence: Timer | undefined;
  #waiting: ((message: ProtocolMessage | undefined) => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #greetingUntil = 0;
  #complaint = '';

  constructor(
    private readonly port: ScalePort,
    private readonly protocol: Protocol,
    private readonly options: SessionOptions,
    private readonly clock: Clock,
    private readonly hear: (message: ProtocolMessage, at: number) => void,
  ) {
    this.#reader = new LineReader(protocol, options.garbage);
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get statistics(): LineStatistics {
    return this.#reader.statistics;
  }

  /** Rejects when the port can't be opened; after that everything is told by `ended`. */
  async open(line: LineSettings): Promise<void> {
    await this.port.open(line, {
      bytes: (bytes) => this.#bytes(bytes),
      lost: (error) => this.#finish({ fault: 'closed', message: error.message }),
    });
    this.#liveAgain();
    this.#greetingUntil = this.clock.now() + 2 * this.protocol.replyMs;
    void this.#talk();
  }

  async close(): Promise<void> {
    this.#finish(undefined);
    await this.port.close();
  }

  /** Rejects with `port-closed` when the session is over, before or while waiting. */
  async command(command: DeviceCommand): Promise<CommandOutcome> {
    let outcome: CommandOutcome | undefined;
    await this.#exchange(command.request, (message) => {
      outcome = command.outcome(message);
      return outcome !== undefined;
    });
    return outcome ?? { done: false, why: `the scale did not answer within ${this.protocol.replyMs} ms` };
  }

  async #talk(): Promise<void> {
    const { greeting, stream, poll } = this.protocol;
    try {
      if (greeting) {
        if (!stream && !poll) {
          await this.port.write(greeting);
          return;
        }
        await this.#exchange(greeting, (message) => message.kind === 'banner' || message.kind === 'complaint');
      }
      if (stream && (await this.#exchange(stream, isMeasurementOrComplaint)) === 'measurement') return;
      while (poll && !this.#over) {
        await this.#exchange(poll, isMeasurementOrComplaint);
        await this.#pause(this.options.pollMs);
      }
    } catch (error) {
      // The port refused a request: it is gone, whether or not its driver has noticed.
      this.#finish({ fault: 'closed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Sends a request when it is its turn; says what came: the awaited message, or nothing in time. */
  #exchange(
    request: Uint8Array,
    accepts: (message: ProtocolMessage) => boolean,
  ): Promise<'measurement' | 'other' | 'nothing'> {
    const turn = this.#turn.then(async () => {
      if (this.#over) throw closedError(this.port.uri);
      const reply = this.#await(accepts);
      try {
        await this.port.write(request);
      } catch (error) {
        this.#waiting?.(undefined);
        throw error;
      }
      const message = await reply;
      // Over while waiting: the caller must not take silence for an answer of the scale.
      if (this.#isOver()) throw closedError(this.port.uri);
      return message === undefined ? 'nothing' : isMeasurement(message) ? 'measurement' : 'other';
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #isOver(): boolean {
    return this.#over;
  }

  #await(accepts: (message: ProtocolMessage) => boolean): Promise<ProtocolMessage | undefined> {
    return new Promise((resolve) => {
      const done = (message: ProtocolMessage | undefined): void => {
        timer.cancel();
        this.#waiting = undefined;
        resolve(message);
      };
      const timer = this.clock.after(this.protocol.replyMs, () => done(undefined));
      this.#waiting = (message) => {
        if (message === undefined || accepts(message)) done(message);
      };
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(ms, resolve);
    });
  }

  #bytes(bytes: Uint8Array): void {
    if (this.#over) return;
    const at = this.clock.now();
    for (const message of this.#reader.push(bytes, at)) {
      if (isMeasurement(message)) this.#liveAgain();
      if (message.kind === 'complaint') this.#complaint = message.text;
      this.#waiting?.(message);
      this.hear(this.#withOrigin(message, at), at);
      if (this.#isOver()) return;
    }
    const trouble = this.#reader.trouble();
    if (trouble) this.#finish(trouble);
  }

  /** A device that introduces itself without having been asked has just started. */
  #withOrigin(message: ProtocolMessage, at: number): ProtocolMessage {
    if (message.kind !== 'banner' || message.restarted || at < this.#greetingUntil) return message;
    return { ...message, restarted: true };
  }

  #liveAgain(): void {
    this.#silence?.cancel();
    this.#silence = this.clock.after(this.options.silenceMs, () => {
      const ms = this.options.silenceMs;
      const line = this.#reader.diagnosis();
      if (line) {
        this.#finish(line);
      } else if (this.#complaint !== '') {
        const message = `The scale sends no weight for ${ms} ms: ${this.#complaint}. Check its settings.`;
        this.#finish({ fault: 'device-error', message });
      } else {
        const advice = 'Check that it is switched on and the cable is plugged in at both ends.';
        this.#finish({ fault: 'silent', message: `The scale has said nothing for ${ms} ms. ${advice}` });
      }
    });
  }

  #finish(end: SessionEnd | undefined): void {
    if (this.#over) return;
    this.#over = true;
    this.#silence?.cancel();
    this.#waiting?.(undefined);
    this.#end(end);
  }
}

function isMeasurementOrComplaint(message: ProtocolMessage): boolean {
  return isMeasurement(message) || message.kind === 'complaint';
}
