import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EmbedderId } from '../embedder/embedder.js';
import { ModelsError } from '../models-error.js';
import { decodeHead, encodeHead } from './head-file.js';
import type { Head } from './head.js';

/** The envelope that travels: the head as text, so that the signature covers the very bytes that are parsed. */
const envelope = z.strictObject({
  format: z.literal('smart-cart-head/1'),
  head: z.string(),
  signature: z.strictObject({ algorithm: z.literal('ed25519'), key: z.string().min(1), value: z.base64() }).optional(),
});

/** A public ed25519 key that a cart trusts, and its name: the first 16 digits of the sha256 of its DER form. */
export interface TrustedKey {
  readonly id: string;
  readonly key: KeyObject;
}

function keyId(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

async function readKey(path: string, parse: (pem: string) => KeyObject, kind: string): Promise<KeyObject> {
  try {
    const key = parse(await readFile(path, 'utf8'));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`it is of type ${key.asymmetricKeyType ?? 'unknown'}`);
    return key;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ModelsError(
      'bad-key',
      `${path} is not a ${kind} ed25519 key in PEM (${why}). Make one with: openssl genpkey -algorithm ed25519 -out head-key.pem`,
      { cause },
    );
  }
}

export async function readTrustedKey(path: string): Promise<TrustedKey> {
  const key = await readKey(path, createPublicKey, 'public');
  return { id: keyId(key), key };
}

export async function readSigningKey(path: string): Promise<KeyObject> {
  return readKey(path, createPrivateKey, 'private');
}

/** The envelope of a head; without a key it is unsigned, which a cart refuses. */
export function sealHead(head: Head, signingKey?: KeyObject): string {
  const text = encodeHead(head);
  if (signingKey === undefined) return `${JSON.stringify({ format: 'smart-cart-head/1', head: text })}\n`;
  const signature = {
    algorithm: 'ed25519',
    key: keyId(createPublicKey(signingKey)),
    value: sign(null, Buffer.from(text), signingKey).toString('base64'),
  };
  return `${JSON.stringify({ format: 'smart-cart-head/1', head: text, signature })}\n`;
}

export interface OpenOptions {
  /** Names the file or message in errors. */
  readonly where: string;
  readonly embedder?: EmbedderId;
  /** With keys, one of them must have signed; without, signatures are not looked at: for the tool that makes heads. */
  readonly trusted?: readonly TrustedKey[];
}

/** Throws `bad-head`, `unsigned-head`, `bad-signature` or `other-embedder`; the signature is checked before the content. */
export function openHead(text: string, { where, embedder, trusted }: OpenOptions): Head {
  const parsed = envelope.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new ModelsError(
      'bad-head',
      `${where} does not hold a head of this product: export it with \`models export\`.`,
    );
  }
  const { head: inner, signature } = parsed.data;
  if (trusted !== undefined) {
    if (signature === undefined) {
      throw new ModelsError('unsigned-head', `The head in ${where} is not signed: export it with --sign KEY.`);
    }
    const key = trusted.find((one) => one.id === signature.key);
    const good = key !== undefined && verify(null, Buffer.from(inner), key.key, Buffer.from(signature.value, 'base64'));
    if (!good) {
      const why =
        key === undefined ? `with the key ${signature.key}, which is not trusted here` : 'but was changed since';
      throw new ModelsError('bad-signature', `The head in ${where} is signed ${why}: get it again from the store.`);
    }
  }
  const head = decodeHead(inner, where);
  if (
    embedder !== undefined &&
    (head.embedder.sha256 !== embedder.sha256 || head.embedder.dimension !== embedder.dimension)
  ) {
    throw new ModelsError(
      'other-embedder',
      `The head in ${where} was made for the embedder ${head.embedder.name} (${head.embedder.sha256.slice(0, 12)}), this is ${embedder.name} (${embedder.sha256.slice(0, 12)}): train it again with this one.`,
    );
  }
  return head;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
