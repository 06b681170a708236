import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { BackOfficeError } from '../back-office-error.js';
import { reasonOf } from '../reason.js';

/** Where the public half lies, for the carts: `shoppers.loginKeyFile` of their configuration. */
export function publicKeyFile(keyFile: string): string {
  return `${keyFile.replace(/\.pem$/, '')}.pub.pem`;
}

/**
 * The key that signs login codes, made on first use; only this user may read it. The public half is written beside it.
 * @throws BackOfficeError `login-key-unusable`
 */
export function openLoginKey(file: string): KeyObject {
  try {
    if (!existsSync(file)) {
      const { privateKey } = generateKeyPairSync('ed25519');
      // `wx`: of two that start at once, the second uses the key of the first.
      writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    }
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`it is a key of type ${key.asymmetricKeyType ?? '?'}`);
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    writeFileSync(publicKeyFile(file), pem, { mode: 0o644 });
    return key;
  } catch (error) {
    throw new BackOfficeError(
      'login-key-unusable',
      `The key of login codes ${file} cannot be used (${reasonOf(error)}). ` +
        `It is an ed25519 private key in PEM; where there is none and the directory may be written, one is made.`,
      { cause: error },
    );
  }
}
