import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Dialect = 'toledo-8217' | 'mt-sics';

/** How long the platform swings after a change of load, ms. */
const SWING_MS = 350;
/** Division of the foreign scale, grams. */
const DIVISION = 5;

/**
 * A scale nobody of this product has written a line of: it answers on a pty by the byte tables of its manual, and shares
 * no code with the driver nor with the product's own simulation, so a mistake both of those make would show here.
 */
export class ForeignScale {
  readonly path: string;
  #socat: ChildProcess | undefined;
  #grams = 0;
  #before = 0;
  #changedAt = 0;
  #stream: NodeJS.Timeout | undefined;
  #heard = '';
  /** While true every answer is noise, as with a broken shield. */
  garbage = false;

  constructor(
    directory: string,
    private readonly dialect: Dialect,
  ) {
    this.path = join(directory, 'foreign-scale');
  }

  async plug(): Promise<void> {
    // The second end is this process: what the cart writes comes out of socat's stdout, what we write goes to the cart.
    const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${this.path}`, 'stdio'], { stdio: 'pipe' });
    this.#socat = socat;
    socat.stdin.on('error', () => undefined);
    socat.stdout.on('data', (bytes: Buffer) => this.#hear(bytes));
    await new Promise<void>((resolve, reject) => {
      let said = '';
      socat.once('error', reject);
      socat.once('exit', () => reject(new Error(`socat made no pty: ${said}`)));
      socat.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('starting data transfer loop')) resolve();
      });
    });
  }

  async unplug(): Promise<void> {
    clearInterval(this.#stream);
    const socat = this.#socat;
    this.#socat = undefined;
    if (socat === undefined || socat.exitCode !== null || socat.signalCode !== null) return;
    const gone = once(socat, 'exit');
    socat.kill('SIGTERM');
    await gone;
  }

  get grams(): number {
    return this.#grams;
  }

  add(grams: number): void {
    this.#before = this.#grams;
    this.#grams += grams;
    this.#changedAt = performance.now();
  }

  #send(bytes: Uint8Array): void {
    const noise = (): Uint8Array =>
      Uint8Array.from({ length: 12 }, (_, i) => 0x90 + ((bytes.length * 7 + i * 29) % 96));
    this.#socat?.stdin?.write(this.garbage ? noise() : bytes);
  }

  #hear(bytes: Buffer): void {
    if (this.dialect === 'toledo-8217') for (const byte of bytes) this.#toledo(byte);
    else {
      this.#heard += bytes.toString('latin1');
      const lines = this.#heard.split('\r\n');
      this.#heard = lines.pop() ?? '';
      for (const line of lines) this.#sics(line);
    }
  }

  get #swinging(): boolean {
    return performance.now() - this.#changedAt < SWING_MS;
  }

  /** Kilograms as the display shows them, rounded to the division. */
  #shown(grams: number): string {
    return ((Math.round(grams / DIVISION) * DIVISION) / 1000).toFixed(3);
  }

  #toledo(byte: number): void {
    // 57 → 02 WW.WWW 0D, or 02 3F status 0D; 41 is "in motion".
    if (byte === 0x57) {
      if (this.#swinging) this.#send(Uint8Array.of(0x02, 0x3f, 0x41, 0x0d));
      else this.#send(Buffer.from(`\x02${this.#shown(this.#grams).padStart(6, '0')}\r`, 'latin1'));
    } else if (byte === 0x5a) this.#send(Uint8Array.of(0x02, 0x3f, 0x48, 0x0d));
  }

  #sics(line: string): void {
    const say = (text: string): void => this.#send(Buffer.from(`${text}\r\n`, 'latin1'));
    const weight = (): void => {
      const swinging = this.#swinging;
      const grams = swinging ? (this.#before + this.#grams) / 2 : this.#grams;
      // The value stands right-aligned in ten characters.
      say(`S ${swinging ? 'D' : 'S'} ${this.#shown(grams).padStart(10)} kg`);
    };
    if (line === 'SIR') {
      clearInterval(this.#stream);
      weight();
      this.#stream = setInterval(weight, 80);
      return;
    }
    // Any other command ends the repetition.
    clearInterval(this.#stream);
    if (line === 'SI') weight();
    else if (line === 'S') say(this.#swinging ? 'S I' : `S S ${this.#shown(this.#grams).padStart(10)} kg`);
    else if (line === 'I4' || line === '@') say('I4 A "B021002593"');
    else if (line === 'Z') say('Z I');
    else say('ES');
  }
}
