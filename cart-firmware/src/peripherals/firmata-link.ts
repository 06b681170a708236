import firmataIo, { type Firmata } from 'firmata-io';
import { SerialPort } from 'serialport';

/** Why there is no working line to the board. The message is a sentence for the technician. */
export interface LinkFault {
  readonly code: 'cannot-open' | 'no-firmata' | 'unplugged' | 'silent' | 'restarted' | 'unusable' | 'stopped';
  readonly message: string;
}

export interface LinkTiming {
  /** Between two questions "are you there?", ms. */
  readonly heartbeat: number;
  /** Unanswered questions in a row that make a board silent. */
  readonly patience: number;
  /** From opening to a board that has told its pins, ms. An Uno needs about 2 s after the reset that opening causes. */
  readonly handshake: number;
}

export const LINK_TIMING: LinkTiming = { heartbeat: 1_000, patience: 3, handshake: 12_000 };

const REPORT_VERSION = 0xf9;
const QUERY_FIRMWARE = [0xf0, 0x79, 0xf7];
const ASK_AGAIN_MS = 500;
const SAMPLING_MS = 100;

/** One connection to a board that speaks Firmata, from open to its first fault; never reused. */
export class FirmataLink {
  readonly #port: SerialPort;
  readonly #path: string;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #closing = new AbortController();
  #ended = false;
  #end!: (fault: LinkFault) => void;
  readonly io: Firmata;
  /** Resolves once, with what ended the connection. */
  readonly ended: Promise<LinkFault>;

  private constructor(path: string, baudRate: number) {
    this.#path = path;
    // hupcl: closing must not drop DTR, or an Uno restarts and its light goes dark at every reopen (node-serialport #867).
    this.#port = new SerialPort({ path, baudRate, autoOpen: false, hupcl: false });
    this.ended = new Promise((resolve) => {
      this.#end = (fault) => {
        this.#ended = true;
        resolve(fault);
      };
    });
    const lost = (error?: Error): void => {
      const reason = error === undefined ? '' : ` (${error.message})`;
      this.#end({
        code: 'unplugged',
        message: `The board at ${path} was unplugged or lost its line${reason}. Plug it in; the cart reconnects by itself.`,
      });
    };
    this.#port.on('close', () => lost());
    this.io = new firmataIo.Firmata(this.#port, { samplingInterval: SAMPLING_MS });
    // firmata-io asks a board that keeps quiet once, after 5 s. A board that does not restart when it is opened would
    // cost those 5 s, and an answer lost in the boot loader would be final, so the link asks by itself.
    clearTimeout(this.io.reportVersionTimeoutId);
    this.io.on('error', lost);
  }

  /** Opens the port and waits until the board has told its pins. */
  static async open(
    path: string,
    baud: number,
    timing: LinkTiming,
    signal: AbortSignal,
  ): Promise<{ ok: true; link: FirmataLink } | { ok: false; fault: LinkFault }> {
    const link = new FirmataLink(path, baud);
    const onAbort = (): void => link.#end({ code: 'stopped', message: 'The firmware is stopping.' });
    signal.addEventListener('abort', onAbort, { once: true, signal: link.#closing.signal });
    if (signal.aborted) onAbort();
    link.#port.open((error) => {
      if (error) link.#end({ code: 'cannot-open', message: openingFailed(path, error.message) });
      else if (!link.#ended) link.#greet(timing);
    });
    const ready = new Promise<undefined>((resolve) => link.io.once('ready', () => resolve(undefined)));
    const fault = await Promise.race([ready, link.ended]);
    link.#clearTimers();
    if (fault !== undefined) {
      await link.close();
      return { ok: false, fault };
    }
    link.#watch(timing);
    return { ok: true, link };
  }

  /** Waits until what was written has left the computer, at most `limit` ms: a wedged adapter must not hold the stop. */
  async drain(limit: number): Promise<void> {
    if (!this.#port.isOpen) return;
    await withinLimit(limit, (done) => this.#port.drain(() => done()));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#clearTimers();
    this.io.removeAllListeners();
    // Errors of a line that is being given up have no reader, but an error event without a listener ends the process.
    this.io.on('error', () => undefined);
    if (this.#port.opening) await withinLimit(2_000, (done) => this.#port.once('open', done).once('error', done));
    if (this.#port.isOpen) await withinLimit(2_000, (done) => this.#port.close(() => done()));
  }

  #greet(timing: LinkTiming): void {
    const ask = (): void => {
      if (!this.io.versionReceived) this.#port.write(Buffer.from([REPORT_VERSION, ...QUERY_FIRMWARE]));
    };
    ask();
    this.#timers.push(
      setInterval(ask, ASK_AGAIN_MS),
      setTimeout(() => {
        this.#end({
          code: 'no-firmata',
          message: `The device at ${this.#path} does not answer as a Firmata board within ${timing.handshake / 1000} s. Upload StandardFirmata to it, or correct board.port and board.baud.`,
        });
      }, timing.handshake),
    );
  }

  /**
   * Liveness by question and answer. Unanswered questions are counted instead of milliseconds, so that a busy main loop
   * that reads its answers late does not take a healthy board for a silent one.
   */
  #watch(timing: LinkTiming): void {
    let unanswered = 0;
    this.io.on('reportversion', () => {
      unanswered = 0;
    });
    // A board tells its firmware when asked or when it starts. Nobody asks after the handshake, so it has restarted
    // (brown-out, reset button): its pins are as after power-on and must be set up anew.
    this.io.on('queryfirmware', () => {
      this.#end({
        code: 'restarted',
        message: `The board at ${this.#path} restarted. If this repeats, check its supply voltage under load.`,
      });
    });
    this.#timers.push(
      setInterval(() => {
        if (this.#ended) return;
        if (unanswered >= timing.patience) {
          this.#end({
            code: 'silent',
            message: `The board at ${this.#path} is connected but has stopped answering. The cart reopens it; if this stays, press its reset button or replug it.`,
          });
          return;
        }
        unanswered += 1;
        this.#port.write(Buffer.from([REPORT_VERSION]));
      }, timing.heartbeat),
    );
  }

  #clearTimers(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }
}

function openingFailed(path: string, reason: string): string {
  if (/no such file/i.test(reason))
    return `There is no board at ${path}. Plug it in, or correct board.port; the cart keeps looking.`;
  if (/permission denied/i.test(reason))
    return `The board at ${path} may not be opened by this user. Install the udev rules, or add the user to the group dialout.`;
  if (/lock|busy|temporarily unavailable/i.test(reason))
    return `The board at ${path} is in use by another program. Close that program; the cart keeps trying.`;
  return `The board at ${path} cannot be opened: ${reason}. The cart keeps trying.`;
}

async function withinLimit(milliseconds: number, begin: (done: () => void) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
    begin(resolve);
  });
  clearTimeout(timer);
}
