import { open, realpath, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** What a screen can need; a file of another kind is not served at all. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly contentType: string;
  readonly etag: string;
  /** The name carries a hash of the content, so it may be kept for ever. */
  readonly hashed: boolean;
}

/** The files below one directory, by the path part of a URL. */
export class StaticDirectory {
  readonly #root: string;

  constructor(root: string) {
    this.#root = path.resolve(root);
  }

  /**
   * @param urlPath decoded by nobody yet, without the query, beginning with `/`
   * @returns undefined for whatever is no plain file of a known kind inside the directory, links followed. The caller closes the handle.
   */
  async open(urlPath: string): Promise<StaticFile | undefined> {
    const relative = safeRelativePath(urlPath);
    const contentType = relative === undefined ? undefined : CONTENT_TYPES[path.extname(relative).toLowerCase()];
    if (relative === undefined || contentType === undefined) return undefined;
    let handle: FileHandle | undefined;
    try {
      const root = await realpath(this.#root);
      const real = await realpath(path.join(root, relative));
      // A link inside the directory must not lead out of it.
      if (!real.startsWith(root + path.sep)) return undefined;
      handle = await open(real, 'r');
      const stat = await handle.stat();
      if (stat.isFile()) {
        const file: StaticFile = {
          handle,
          size: stat.size,
          contentType,
          etag: `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`,
          hashed: /-[\w-]{8}\.\w+$/.test(relative) && relative.startsWith('assets/'),
        };
        handle = undefined;
        return file;
      }
      return undefined;
    } catch {
      return undefined;
    } finally {
      await handle?.close();
    }
  }
}

/** The path below the root that a URL means, or undefined when any part of it could lead elsewhere. */
export function safeRelativePath(urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith('/') || /[\0\\]/.test(decoded)) return undefined;
  const parts = decoded.slice(1).split('/');
  return parts.every((part) => part !== '' && !part.startsWith('.')) ? parts.join('/') : undefined;
}
