import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants, setPriority } from 'node:os';
import { backOff, type PartCondition } from '@smart-cart/contracts';
import type { FromProcess, HeadInService, ProcessSettings, ToProcess } from './process-message.js';

type Looked = Extract<FromProcess, { kind: 'looked' }>;

interface InferenceEvents {
  state: [PartCondition];
  head: [HeadInService];
  'head-refused': [{ readonly where: string; readonly reason: string }];
}

export interface InferenceOptions extends ProcessSettings {
  /** Mebibytes. */
  readonly memoryLimit: number;
  readonly hungAfter: number;
  readonly random?: () => number;
}

interface Waiting {
  /** performance.now() by which it must be answered. */
  readonly until: number;
  readonly settle: (message: FromProcess | undefined) => void;
}

const RESTART_FIRST_MS = 250;
const RESTART_LAST_MS = 30_000;
/** The embedder may take its time to load on a board that is just booting. */
const READY_WITHIN_MS = 60_000;
/** A head of a large shop takes seconds to be read; the pictures go on meanwhile. */
const HEAD_WITHIN_MS = 60_000;
const ENCODED_WITHIN_MS = 10_000;

interface OfferedHead {
  readonly text: string;
  readonly where: string;
}

/**
 * Supervises the recogniser process: started anew for ever when it crashes, hangs or holds too much memory. The head in
 * service is given again to each new process; what was asked of the old one is answered with undefined.
 */
export class Inference extends EventEmitter<InferenceEvents> {
  #child: ChildProcess | undefined;
  #side = 0;
  #ready = false;
  #startedAt = 0;
  #failures = 0;
  #restarts = 0;
  #timer: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #next = 1;
  #memory = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** In service, for the next process. */
  #current: OfferedHead | undefined;
  /** Came while no process was ready. */
  #pending: OfferedHead | undefined;
  #looking = false;
  /** The process of now has the head. */
  #serving = false;
  #head: HeadInService | undefined;
  #condition: PartCondition = { state: 'starting' };

  constructor(private readonly options: InferenceOptions) {
    super();
  }

  get head(): HeadInService | undefined {
    return this.#head;
  }

  get condition(): PartCondition {
    return this.#condition;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Times the process was started anew. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Mebibytes of resident memory after the last picture. */
  get memory(): number {
    return this.#memory;
  }

  /** Pixels a side of the squares it takes; 0 until it is ready. */
  get side(): number {
    return this.#ready ? this.#side : 0;
  }

  /** Ready, with a head, and no picture under way. */
  get free(): boolean {
    return this.#ready && this.#serving && !this.#looking;
  }

  start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#supervise(), 500);
    this.#startChild();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#again);
    this.#timer = undefined;
    this.#again = undefined;
    await this.#endChild();
  }

  /** Resolves with whether it is in service now. A refused head leaves the one before in service. */
  async offerHead(text: string, where: string): Promise<boolean> {
    const answer = await this.#ask((id) => ({ kind: 'head', id, text, where }), HEAD_WITHIN_MS);
    if (answer?.kind !== 'head') {
      this.#pending = { text, where };
      return false;
    }
    if (!answer.accepted) {
      this.emit('head-refused', { where, reason: answer.reason });
      this.#tell();
      return false;
    }
    this.#current = { text, where };
    this.#head = answer.head;
    this.#serving = true;
    this.emit('head', answer.head);
    this.#tell();
    return true;
  }

  /** Undefined when the process ended before it answered, or has no head. */
  async look(rgb: Uint8Array): Promise<Looked | undefined> {
    this.#looking = true;
    const answer = await this.#ask((id) => ({ kind: 'look', id, rgb }), this.options.hungAfter);
    this.#looking = false;
    if (answer?.kind !== 'looked') return undefined;
    this.#failures = 0;
    this.#memory = answer.memory;
    if (answer.memory > this.options.memoryLimit) {
      this.#recycle(`The recogniser holds ${Math.round(answer.memory)} MiB, more than it may.`);
    }
    return answer;
  }

  async encode(rgb: Uint8Array, side: number): Promise<Uint8Array | undefined> {
    const answer = await this.#ask((id) => ({ kind: 'encode', id, rgb, side }), ENCODED_WITHIN_MS);
    return answer?.kind === 'encoded' ? answer.jpeg : undefined;
  }

  #ask(make: (id: number) => ToProcess, within: number): Promise<FromProcess | undefined> {
    const child = this.#child;
    if (child === undefined || !this.#ready) return Promise.resolve(undefined);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, { until: performance.now() + within, settle: resolve });
      child.send(make(id), (error) => {
        if (error !== null) this.#settle(id, undefined);
      });
    });
  }

  #settle(id: number, message: FromProcess | undefined): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle(message);
  }

  #startChild(): void {
    const { embedder, headKey } = this.options;
    this.#startedAt = performance.now();
    this.#enter({ state: 'starting', message: 'The recogniser is loading its model.' });
    const settings: ProcessSettings = { embedder, headKey };
    const child = fork(new URL('./recogniser-process.js', import.meta.url), [JSON.stringify(settings)], {
      serialization: 'advanced',
      // Inherited flags such as --inspect would clash; the heap holds little, most memory is the runtime's own.
      execArgv: ['--max-old-space-size=192'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    try {
      // The barcode reader and the scale go first.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // Not allowed here: then it shares the processor like everybody.
    }
    child.on('message', (message) => {
      if (child === this.#child) this.#hear(message as FromProcess);
    });
    child.on('error', (error) => {
      if (child === this.#child) this.#recycle(`The recogniser could not be started (${error.message}).`);
    });
    child.on('exit', (code, signal) => {
      if (child === this.#child) this.#recycle(`The recogniser ended by itself (${signal ?? `code ${code ?? '?'}`}).`);
    });
  }

  #hear(message: FromProcess): void {
    if (message.kind === 'ready') {
      this.#ready = true;
      this.#side = message.side;
      void this.#offerKept();
      this.#tell();
    } else if (message.kind === 'unusable') this.#recycle(message.message);
    else this.#settle(message.id, message);
  }

  async #offerKept(): Promise<void> {
    const pending = this.#pending;
    this.#pending = undefined;
    if (this.#current !== undefined) await this.offerHead(this.#current.text, this.#current.where);
    if (pending !== undefined) await this.offerHead(pending.text, pending.where);
  }

  #tell(): void {
    if (!this.#ready) return;
    this.#enter(
      !this.#serving
        ? {
            state: 'starting',
            message: 'The recogniser waits for a head from the store: publish one, or set "recognition.head".',
          }
        : { state: 'ready' },
    );
  }

  #supervise(): void {
    const now = performance.now();
    const hung = [...this.#waiting.values()].some(({ until }) => now > until);
    if (hung)
      this.#recycle(`The recogniser has been busy with one picture for more than ${this.options.hungAfter} ms.`);
    else if (this.#child !== undefined && !this.#ready && now - this.#startedAt > READY_WITHIN_MS) {
      this.#recycle('The recogniser did not become ready within a minute.');
    }
  }

  #recycle(why: string): void {
    if (this.#timer === undefined || this.#again !== undefined) return;
    this.#enter({ state: 'fault', message: `${why} It is started again; lines and prices are not affected.` });
    const pause = backOff(this.#failures, RESTART_FIRST_MS, RESTART_LAST_MS, (this.options.random ?? Math.random)());
    this.#failures += 1;
    this.#restarts += 1;
    void this.#endChild();
    this.#again = setTimeout(() => {
      this.#again = undefined;
      if (this.#timer !== undefined) this.#startChild();
    }, pause);
  }

  async #endChild(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#ready = false;
    this.#serving = false;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }

  #enter(condition: PartCondition): void {
    this.#condition = condition;
    this.emit('state', condition);
  }
}
