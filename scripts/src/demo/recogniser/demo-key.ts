import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DemoKey {
  readonly signing: KeyObject;
  /** PEM of the public half, for `recognition.headKey`. */
  readonly publicFile: string;
}

/** The demo store's key for heads, made at its first start and kept beside its other files. */
export async function demoKey(directory: string): Promise<DemoKey> {
  const privateFile = join(directory, 'head-key.pem');
  const publicFile = join(directory, 'head-key.pub.pem');
  const pem = await readFile(privateFile, 'utf8').catch(() => undefined);
  const signing = pem === undefined ? generateKeyPairSync('ed25519').privateKey : createPrivateKey(pem);
  if (pem === undefined)
    await writeFile(privateFile, signing.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(publicFile, createPublicKey(signing).export({ type: 'spki', format: 'pem' }));
  return { signing, publicFile };
}
