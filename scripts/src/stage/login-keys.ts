import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOGIN_CODE_PREFIX, type LoginClaims } from '@smart-cart/contracts';
import type { LoginCodes } from '../sim/world/person-cards.js';

export interface LoginKeys {
  /** PEM of the private key, mode 0600: the back office signs with it. */
  readonly privateFile: string;
  /** PEM of the public key: carts check with it. */
  readonly publicFile: string;
}

/** The demo store's key pair for login codes, made at the first start and kept in the demo's own directory. */
export async function loginKeys(directory: string): Promise<LoginKeys> {
  const folder = join(directory, 'keys');
  const keys = { privateFile: join(folder, 'login-key.pem'), publicFile: join(folder, 'login-key.pub.pem') };
  await mkdir(folder, { recursive: true });
  if (await readFile(keys.publicFile).catch(() => undefined)) return keys;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(keys.privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(keys.publicFile, publicKey.export({ type: 'spki', format: 'pem' }));
  return keys;
}

const MEMBER = { m: 'demo-member', n: 'Mia', forSeconds: 300 };
const STAFF = { m: 'badge-7', n: 'Kim', forSeconds: 12 * 3_600 };

/** Login codes signed by the store's own key: what phone and badge show when nobody issues them otherwise. */
export function signedCodes(keys: LoginKeys, store: string): LoginCodes {
  const code = async (role: LoginClaims['r'], who: typeof MEMBER): Promise<string> => {
    const key = createPrivateKey(await readFile(keys.privateFile));
    const now = Math.floor(Date.now() / 1_000);
    const claims: LoginClaims = {
      s: store,
      r: role,
      m: who.m,
      n: who.n,
      j: randomUUID().replaceAll('-', '').slice(0, 16),
      i: now,
      e: now + who.forSeconds,
    };
    const signed = LOGIN_CODE_PREFIX + Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
  };
  return { member: () => code('member', MEMBER), staff: () => code('staff', STAFF) };
}
