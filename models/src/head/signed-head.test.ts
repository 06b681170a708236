import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyHead, enrol } from '../enrol/enrol.js';
import { isModelsError } from '../models-error.js';
import type { Head } from './head.js';
import { HeadSlot } from './head-slot.js';
import { openHead, readTrustedKey, sealHead, type TrustedKey } from './signed-head.js';

const embedder = { name: 'test', sha256: 'a'.repeat(64), dimension: 4 };
const madeAt = '2026-01-01T00:00:00.000Z';
const signer = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
let directory = '';
let trusted: TrustedKey[] = [];

const head: Head = enrol(emptyHead(embedder, madeAt), {
  sku: 'apple',
  group: 'fruit',
  embeddings: [Float32Array.of(1, 0.5, -0.25, 0)],
  madeAt,
});

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'head-'));
  const file = join(directory, 'public.pem');
  await writeFile(file, signer.publicKey.export({ type: 'spki', format: 'pem' }));
  trusted = [await readTrustedKey(file)];
});
afterAll(async () => rm(directory, { recursive: true }));

function refusal(text: string): string | undefined {
  try {
    openHead(text, { where: 'offer', embedder, trusted });
  } catch (error) {
    return isModelsError(error) ? error.code : String(error);
  }
  return undefined;
}

describe('openHead', () => {
  it('gives back bit for bit what was sealed with a trusted key', () => {
    expect(openHead(sealHead(head, signer.privateKey), { where: 'offer', embedder, trusted })).toEqual(head);
  });

  it('refuses an unsigned head where signatures are demanded', () => {
    expect(refusal(sealHead(head))).toBe('unsigned-head');
  });

  it('refuses a head signed with a key that is not trusted', () => {
    expect(refusal(sealHead(head, stranger.privateKey))).toBe('bad-signature');
  });

  it('refuses a head that was changed after signing', () => {
    const changed = sealHead(head, signer.privateKey).replace('apple', 'apqle');
    expect(refusal(changed)).toBe('bad-signature');
  });

  it('refuses a head for another embedder even when it is signed', () => {
    const other: Head = { ...head, embedder: { ...embedder, sha256: 'b'.repeat(64) } };
    expect(refusal(sealHead(other, signer.privateKey))).toBe('other-embedder');
  });

  it('refuses text that is no head, and a head cut short', () => {
    expect(refusal('{}')).toBe('bad-head');
    expect(refusal(sealHead(head, signer.privateKey).slice(0, 100))).toBe('bad-head');
  });
});

describe('HeadSlot', () => {
  it('keeps the head in service when a bad, unsigned or older one is offered', () => {
    const slot = new HeadSlot({ embedder, trusted });
    expect(slot.offer(sealHead({ ...head, version: 7 }, signer.privateKey), 'store')).toMatchObject({ accepted: true });
    const inService = slot.head;
    for (const bad of ['garbage', sealHead(head), sealHead({ ...head, version: 6 }, signer.privateKey)]) {
      expect(slot.offer(bad, 'store')).toMatchObject({ accepted: false, version: 7 });
      expect(slot.head).toBe(inService);
    }
    expect(slot.offer(sealHead({ ...head, version: 8 }, signer.privateKey), 'store')).toEqual({
      accepted: true,
      version: 8,
    });
  });
});

describe('readTrustedKey', () => {
  it('says how to make a key when the file is not one', async () => {
    const file = join(directory, 'not-a-key.pem');
    await writeFile(file, 'hello');
    await expect(readTrustedKey(file)).rejects.toThrow(/openssl genpkey/);
  });
});
