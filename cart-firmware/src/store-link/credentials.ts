import { readFile } from 'node:fs/promises';
import { FirmwareError } from '../firmware-error.js';
import type { StoreLinkConfig } from './config.js';

export interface Credentials {
  readonly username?: string;
  readonly password?: string;
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** Read anew for each attempt: a technician may put the missing file in place, and certificates are renewed. */
export async function readCredentials(config: StoreLinkConfig, store: string, cart: string): Promise<Credentials> {
  const [password, ca, cert, key] = await Promise.all([
    read('passwordFile', config.passwordFile),
    read('caFile', config.caFile),
    read('certFile', config.certFile),
    read('keyFile', config.keyFile),
  ]);
  const username = config.username ?? (password && `${store}/${cart}`);
  return {
    ...(username !== undefined && { username }),
    ...(password && { password: password.toString('utf8').split(/\r?\n/, 1)[0] ?? '' }),
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
  };
}

async function read(key: string, file: string | undefined): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file);
  } catch (cause) {
    throw new FirmwareError(
      'link-config',
      `The file ${file} named by link.${key} cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)}). Put it in place, readable by the firmware's user; the cart tries again by itself.`,
      { cause },
    );
  }
}
