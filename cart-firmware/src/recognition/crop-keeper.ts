import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface CropKeeperOptions {
  readonly directory: string;
  readonly days: number;
  readonly maxFiles: number;
  readonly now: () => number;
}

const DAY_MS = 86_400_000;
/** Tidied after so many new files, and at the start. */
const TIDY_EVERY = 50;

/**
 * Labelled pictures of bought items for training: `SKU/TRACK.jpg`, the layout that `models train --images` takes. Only
 * where the configuration asks for it; bounded in number and in age.
 */
export class CropKeeper {
  #sinceTidy = TIDY_EVERY;
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: CropKeeperOptions) {}

  /** Whole or not at all; a failure costs a picture and nothing else. */
  keep(sku: string, track: number, jpeg: Uint8Array): Promise<void> {
    return this.#queued(async () => {
      const folder = join(this.options.directory, folderOf(sku));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${String(track)}.jpg`);
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        await file.writeFile(jpeg);
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      this.#sinceTidy += 1;
      if (this.#sinceTidy >= TIDY_EVERY) await this.#tidy();
    });
  }

  /** The label was wrong: the line was taken back. */
  drop(sku: string, track: number): Promise<void> {
    return this.#queued(() => rm(join(this.options.directory, folderOf(sku), `${String(track)}.jpg`), { force: true }));
  }

  tidy(): Promise<void> {
    return this.#queued(() => this.#tidy());
  }

  async #tidy(): Promise<void> {
    this.#sinceTidy = 0;
    const { directory, days, maxFiles, now } = this.options;
    const oldest = now() - days * DAY_MS;
    const names = await readdir(directory, { recursive: true }).catch(() => []);
    const files: { path: string; at: number }[] = [];
    for (const name of names.filter((one) => one.endsWith('.jpg') || one.endsWith('.part'))) {
      const path = join(directory, name);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile() === true) files.push({ path, at: found.mtimeMs });
    }
    files.sort((a, b) => b.at - a.at);
    const gone = files.filter(({ at, path }, place) => place >= maxFiles || at < oldest || path.endsWith('.part'));
    for (const { path } of gone) await rm(path, { force: true });
  }

  #queued(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work).catch(() => undefined);
    this.#work = done;
    return done;
  }
}

/** SKUs are the store's own words: whatever they hold, the picture stays inside the directory. */
function folderOf(sku: string): string {
  const safe = sku.replaceAll(/[^\w.-]/g, '_').replace(/^\.+/, '_');
  return safe === '' ? '_' : safe;
}
