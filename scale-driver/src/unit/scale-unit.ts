import { EventEmitter } from 'node:events';
import {
  backOff,
  type Milligrams,
  type ScaleFaultCode,
  type ScaleReading,
  type WeightStep,
} from '@smart-cart/contracts';
import { systemClock, type Clock, type Timer } from '../clock.js';
import { identify } from '../identify/identify.js';
import { portFromUri, type InProcessPorts } from '../ports/port-from-uri.js';
import { closedError } from '../ports/port-error.js';
import type { LineSettings, ScalePort } from '../ports/scale-port.js';
import { loadProtocol } from '../protocols/load-protocol.js';
import type { Protocol, ProtocolMessage, ProtocolName } from '../protocols/protocol.js';
import { tappedPort, type LineTap } from '../record/recording.js';
import { isScaleError, ScaleError } from '../scale-error.js';
import { readCalibration } from '../weighing/calibration-file.js';
import type { CalibrationSet } from '../weighing/calibration.js';
import { Weigher } from '../weighing/weigher.js';
import { readZero, writeZero } from '../weighing/zero-file.js';
import type { LineStatistics } from './line-reader.js';
import type { ScaleConfig } from './scale-config.js';
import { Session, type SessionEnd } from './session.js';

export type ScaleStateName = 'closed' | 'opening' | 'identifying' | 'ready' | 'fault';

export interface ScaleState {
  readonly name: ScaleStateName;
  /** A sentence for the technician. */
  readonly message: string;
  readonly fault?: ScaleFaultCode;
  /**
   * Only with `ready`, which comes twice: with null when the first weight after an interruption arrives, and again with
   * the first stable load. A step that bridges the interruption follows after the second.
   */
  readonly load: Milligrams | null;
  readonly at: number;
}

export interface ScaleEvents {
  reading: [reading: ScaleReading];
  step: [step: WeightStep];
  state: [state: ScaleState];
  /** Every decoded frame, before weighing: for the technician's tools. */
  message: [message: ProtocolMessage, at: number];
}

export interface ScaleUnitOptions {
  readonly config: ScaleConfig;
  /** Ports for `sim:NAME`; production passes none. */
  readonly inProcess?: InProcessPorts;
  /** Hears every byte in both directions. */
  readonly record?: LineTap;
  readonly clock?: Clock;
  /** 0 ≤ x < 1, for the jitter of the back-off. */
  readonly random?: () => number;
}

/**
 * The scale of the cart. Opens its port again for ever; whatever goes wrong is a fault reading and a state with a
 * sentence, never a zero and never an exception. See Weigher for what an interruption may and may not do to the steps.
 */
export class ScaleUnit extends EventEmitter<ScaleEvents> {
  readonly #config: ScaleConfig;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Connections in a row that gave no weight. */
  #failures = 0;
  readonly #weigher: Weigher;
  #port: ScalePort | undefined;
  #session: Session | undefined;
  #protocol: Protocol | undefined;
  #line: LineSettings | undefined;
  #calibration: CalibrationSet | undefined;
  #device: string | null = null;
  #state: ScaleState;
  #latest: ScaleReading | undefined;
  #tare: Milligrams = 0;
  #running: Promise<void> | undefined;
  #stopping: AbortController | undefined;
  #awaitingLoad = true;
  #storedOffset = 0;
  #storing: Promise<void> = Promise.resolve();

  constructor(private readonly options: ScaleUnitOptions) {
    super();
    this.#config = options.config;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#weigher = new Weigher(options.config);
    this.#state = { name: 'closed', message: 'The scale has not been started.', load: null, at: 0 };
  }

  get state(): ScaleState {
    return this.#state;
  }

  /** The latest reading, undefined before the first. */
  get latest(): ScaleReading | undefined {
    return this.#latest;
  }

  /** The present stable load, mg; null while moving or faulty. */
  get load(): Milligrams | null {
    return this.#state.name === 'ready' ? this.#weigher.stableLoad : null;
  }

  /** What `tare()` last took, mg. Readings stay gross. */
  get tareLoad(): Milligrams {
    return this.#tare;
  }

  /** What the scale speaks; undefined until it is known. */
  get protocolName(): ProtocolName | undefined {
    return this.#protocol?.name;
  }

  get lineSettings(): LineSettings | undefined {
    return this.#line;
  }

  /** Serial number the device gave, null when it gave none. */
  get deviceSerial(): string | null {
    return this.#device;
  }

  /** Of the present connection; undefined while there is none. */
  get statistics(): LineStatistics | undefined {
    return this.#session?.statistics;
  }

  /** Begins opening; does not wait for the scale. Rejects only for a configuration that can never work. Idempotent. */
  async start(): Promise<void> {
    if (this.#running) return;
    const stopping = new AbortController();
    this.#stopping = stopping;
    const port = await portFromUri(this.#config.port, this.options.inProcess);
    this.#port = this.options.record ? tappedPort(port, this.options.record) : port;
    if (stopping.signal.aborted) return;
    this.#running = this.#run(this.#port, stopping.signal);
  }

  /** Resolves when the port is closed and everything is stored. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#session?.close();
    await this.#running;
    this.#running = undefined;
    this.#storeZero(0);
    await this.#storing;
    if (this.#state.name !== 'closed') this.#enter('closed', 'The scale is switched off.');
  }

  /**
   * Makes the present stable load zero.
   * @throws ScaleError `port-closed` while there is no connection (the command is dropped, not kept), `not-stable`, or
   *   `refused` with the reason, for example too far from the initial zero.
   */
  async zero(options: { readonly initial?: boolean } = {}): Promise<void> {
    const session = this.#session;
    const protocol = this.#protocol;
    if (!session || !protocol) throw closedError(this.#config.port);
    if (protocol.zeroKeptBy === 'device') {
      const command = protocol.commands.zero;
      if (!command)
        throw new ScaleError('refused', `${protocol.title} has no zero command. Press the scale's zero key.`);
      const outcome = await session.command(command);
      if (!outcome.done) throw refusal(outcome.why);
      this.#weigher.deviceZeroed();
      return;
    }
    if (options.initial) this.#weigher.forgetInitialZero();
    if (this.#weigher.stableLoad === null) {
      throw new ScaleError('not-stable', 'The load is not stable. Let go of the cart, wait a second and repeat.');
    }
    const outcome = this.#weigher.setZero();
    if (!outcome.done) throw refusal(outcome.why);
    this.#storeZero(0);
    await this.#storing;
  }

  /** Takes the present stable load as tare and returns it. Kept on the host; readings stay gross. Errors as `zero`. */
  tare(): Milligrams {
    if (!this.#session) throw closedError(this.#config.port);
    const load = this.load;
    if (load === null) {
      throw new ScaleError('not-stable', 'The load is not stable. Let go of the cart, wait a second and repeat.');
    }
    if (load < 0) throw refusal('the load is below zero');
    this.#tare = load;
    return load;
  }

  async #run(port: ScalePort, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const end = await this.#connection(port, stop);
      this.#session = undefined;
      await port.close();
      if (end === undefined || isOver(stop)) break;
      this.#interrupted(end);
      const { leastMs, mostMs } = this.#config.reopen;
      await this.#wait(backOff(this.#failures, leastMs, mostMs, this.#random()), stop);
      this.#failures += 1;
    }
  }

  /** One connection from open to end; never rejects. Undefined when it ended because of `stop()`. */
  async #connection(port: ScalePort, stop: AbortSignal): Promise<SessionEnd | undefined> {
    try {
      this.#enter('opening', `Opening ${port.uri}.`);
      const { protocol, line } = await this.#whoIsThere(port, stop);
      await this.#loadCalibration(protocol);
      if (isOver(stop)) return undefined;
      const { silenceMs, pollMs, garbage } = this.#config;
      const session = new Session(port, protocol, { silenceMs, pollMs, garbage }, this.#clock, (message, at) => {
        this.#hear(message, at);
      });
      this.#enter('identifying', `${port.uri} is open; waiting for the first weight in ${protocol.title}.`);
      await session.open(line);
      this.#session = session;
      if (isOver(stop)) await session.close();
      return await session.ended;
    } catch (error) {
      if (isOver(stop)) return undefined;
      return endOf(error);
    }
  }

  async #whoIsThere(port: ScalePort, stop: AbortSignal): Promise<{ protocol: Protocol; line: LineSettings }> {
    const { protocol: wanted, line } = this.#config;
    if (wanted === 'auto' && this.#protocol === undefined) {
      const found = await identify(port, {
        netBit: this.#config.netBit,
        clock: this.#clock,
        signal: stop,
        ...(line !== undefined && { line }),
      });
      this.#protocol = await loadProtocol(found.protocol, this.#config);
      this.#line = line ?? found.line;
      this.#device = found.device;
    }
    this.#protocol ??= await loadProtocol(wanted, this.#config);
    this.#line ??= line ?? this.#protocol.lines[0];
    return { protocol: this.#protocol, line: this.#line };
  }

  /** Reads the parameter set at every connection: a technician may have calibrated in between. */
  async #loadCalibration(protocol: Protocol): Promise<void> {
    const file = this.#config.calibrationFile;
    if (protocol.gives !== 'counts' || file === undefined) return;
    try {
      const set = await readCalibration(file);
      if (set !== undefined && set.seal === this.#calibration?.seal) return;
      this.#calibration = set;
      const zero = set && (await readZero(file, set.seal));
      this.#storedOffset = zero?.offset ?? 0;
      this.#weigher.recalibrate(set, zero);
    } catch (error) {
      if (!isScaleError(error)) throw error;
      this.#calibration = undefined;
      this.#weigher.recalibrate(undefined, undefined, error.message);
    }
  }

  #hear(message: ProtocolMessage, at: number): void {
    this.emit('message', message, at);
    if (message.kind === 'banner') this.#introduced(message, at);
    const { reading, steps } = this.#weigher.weigh(message, at);
    if (reading) {
      this.#tell(reading);
      this.#follow(reading);
    }
    for (const step of steps) this.emit('step', step);
    if (reading?.kind === 'weight' && reading.stable) this.#storeZero(this.#config.interval / 4);
  }

  #introduced(banner: Extract<ProtocolMessage, { kind: 'banner' }>, at: number): void {
    this.#device = banner.serial;
    if (banner.restarted) this.#weigher.interrupted(at, true, this.#protocol?.zeroKeptBy ?? 'host');
    const expected = this.#calibration?.device ?? null;
    if (expected !== null && expected !== banner.serial) {
      this.#calibration = undefined;
      const problem =
        `The calibration belongs to the bridge ${expected}, but ${banner.serial} is plugged in. ` +
        'Plug in the right one or run "cart-diag calibrate".';
      this.#weigher.recalibrate(undefined, undefined, problem);
    }
  }

  #follow(reading: ScaleReading): void {
    if (reading.kind === 'fault') {
      if (this.#state.fault !== reading.fault) this.#enter('fault', reading.message, reading.fault);
      return;
    }
    if (this.#state.name !== 'ready') {
      this.#failures = 0;
      this.#awaitingLoad = true;
      this.#enter('ready', 'The scale weighs.');
    }
    if (this.#awaitingLoad && reading.stable) {
      this.#awaitingLoad = false;
      this.#enter('ready', 'The scale weighs.', undefined, reading.value);
    }
  }

  #interrupted(end: SessionEnd): void {
    const at = this.#clock.now();
    this.#weigher.interrupted(at, true, this.#protocol?.zeroKeptBy ?? 'host');
    this.#tell(this.#weigher.fault(end.fault, end.message, at));
    this.#enter('fault', end.message, end.fault);
    // Perhaps another scale was plugged in: with "auto" the next connection asks again.
    if (this.#config.protocol === 'auto' && end.fault !== 'closed') {
      this.#protocol = undefined;
      this.#line = undefined;
    }
  }

  #tell(reading: ScaleReading): void {
    this.#latest = reading;
    this.emit('reading', reading);
  }

  #enter(name: ScaleStateName, message: string, fault?: ScaleFaultCode, load: Milligrams | null = null): void {
    this.#state = { name, message, ...(fault !== undefined && { fault }), load, at: this.#clock.now() };
    this.emit('state', this.#state);
  }

  /** Stores the zero when it moved by more than `least` mg; one write at a time. */
  #storeZero(least: number): void {
    const file = this.#config.calibrationFile;
    const zero = this.#weigher.zeroState;
    const seal = this.#calibration?.seal;
    if (file === undefined || seal === undefined || Math.abs(zero.offset - this.#storedOffset) <= least) return;
    this.#storedOffset = zero.offset;
    // A disk that refuses costs the zero of the next start, not the weighing of this one.
    this.#storing = this.#storing.then(() => writeZero(file, seal, zero)).catch(() => undefined);
  }

  #wait(ms: number, stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: Timer | undefined = undefined;
      const done = (): void => {
        timer?.cancel();
        stop.removeEventListener('abort', done);
        resolve();
      };
      timer = this.#clock.after(ms, done);
      stop.addEventListener('abort', done);
      if (stop.aborted) done();
    });
  }
}

/** Asked after each await: the answer may have changed meanwhile. */
function isOver(stop: AbortSignal): boolean {
  return stop.aborted;
}

function refusal(why: string): ScaleError {
  return new ScaleError('refused', `The scale was not zeroed: ${why}. Empty the cart, keep it still and repeat.`);
}

function endOf(error: unknown): SessionEnd {
  const message = error instanceof Error ? error.message : String(error);
  if (isScaleError(error, 'no-reply')) return { fault: 'silent', message };
  if (isScaleError(error, 'parity')) return { fault: 'parity', message };
  if (isScaleError(error, 'bad-frames')) return { fault: 'garbage', message };
  return { fault: 'closed', message };
}
