import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { FirmwareError } from '../firmware-error.js';

const next = 'Give a PEM file with the public ed25519 key of the store (`openssl pkey -in store-key.pem -pubout`).';

/**
 * Checks login codes with the store's public key.
 * @param pem text of the key file
 * @param name how a message calls the file
 * @throws FirmwareError `login-key` when it is no public ed25519 key
 */
export function signatureCheck(pem: string, name: string): (signed: string, signature: string) => boolean {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (cause) {
    throw new FirmwareError('login-key', `${name} holds no key that can be read. ${next}`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new FirmwareError('login-key', `${name} holds a key of type ${key.asymmetricKeyType ?? 'unknown'}. ${next}`);
  }
  if (pem.includes('PRIVATE KEY')) {
    throw new FirmwareError('login-key', `${name} holds the private key, which must never be on a cart. ${next}`);
  }
  return (signed, signature) => {
    const bytes = Buffer.from(signature, 'base64url');
    // Other spellings of the same bytes would be other texts of one code.
    if (bytes.length !== 64 || bytes.toString('base64url') !== signature) return false;
    return verify(null, Buffer.from(signed), key, bytes);
  };
}
