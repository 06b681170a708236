/** @jest-environment ./models/test/one-realm.mjs */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Embedder, emptyHead, enrol, sealHead, type Head } from '@smart-cart/models';
import { CameraFrame, FrameRing } from '../../src/camera/index.js';
import {
  cropSquare,
  headCheck,
  recognitionConfigSchema,
  RecognitionUnit,
  type Presentation,
} from '../../src/recognition/index.js';
import { drawFrame, type Patch } from '../../src/recognition/drawn-scene.js';
import type { FrameSource } from '../../src/vision/index.js';

const directory = mkdtempSync(join(tmpdir(), 'cart-recognition-'));
const { privateKey } = generateKeyPairSync('ed25519');
const headKey = join(directory, 'head-key.pub.pem');
const red: Patch = { left: 40, top: 30, width: 56, height: 56, y: 90, u: 95, v: 220 };
const blue: Patch = { ...red, y: 70, u: 220, v: 100 };
let first: Head;
/** Small and few: globals are slow inside a test, and every frame is drawn and looked at here. */
const SIZE = [160, 120] as const;
const FRAME_MS = 150;
const draw = (patches: readonly Patch[], seed?: number) => drawFrame(patches, seed, undefined, [...SIZE]);
const drawn = new Map<string, Uint8Array>();

/** Frames drawn here, delivered as a camera delivers them. */
class DrawnCamera extends EventEmitter<{ frame: [CameraFrame] }> implements FrameSource {
  readonly #ring = new FrameRing(...SIZE, 3);
  #seq = 0;
  show(patches: readonly Patch[]): void {
    const key = JSON.stringify([patches, this.#seq % 3]);
    const planes = drawn.get(key) ?? draw(patches, this.#seq % 3).planes;
    drawn.set(key, planes);
    this.#ring.beginWrite()?.set(planes);
    const slot = this.#ring.endWrite();
    this.emit('frame', new CameraFrame(this.#ring, slot, this.#seq, performance.now(), null, false, false));
    this.#seq += 1;
  }
}

let camera: DrawnCamera;
let unit: RecognitionUnit | undefined;
let playing: NodeJS.Timeout | undefined;

/** Holds something to the camera, in a hand that is never quite still. */
function hold(patch: Patch | undefined): void {
  clearInterval(playing);
  let step = 0;
  playing = setInterval(() => {
    step += 1;
    const moved = patch === undefined ? [] : [{ ...patch, left: patch.left + (step % 4) * 4 }];
    camera.show(moved);
  }, FRAME_MS);
}

async function started(): Promise<RecognitionUnit> {
  camera = new DrawnCamera();
  unit = new RecognitionUnit({ source: camera, config: recognitionConfigSchema.parse({ headKey }) });
  await unit.start();
  hold(undefined);
  return unit;
}

async function withHead(): Promise<RecognitionUnit> {
  const made = await started();
  const ready = once(made, 'head');
  void made.offerHead(sealHead(first, privateKey), 'test');
  await ready;
  return made;
}

/** The next answer that satisfies the condition. */
async function until(of: RecognitionUnit, holds: (presentation: Presentation) => boolean): Promise<Presentation> {
  return new Promise((resolve) => {
    of.on('track', (presentation) => {
      if (holds(presentation)) resolve(presentation);
    });
  });
}

beforeAll(async () => {
  writeFileSync(headKey, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  const embedder = new Embedder();
  await embedder.start();
  const seen = async (patch: Patch): Promise<Float32Array[]> => {
    const views = [0, 4, 8].map((left) => ({ ...patch, left: patch.left + left }));
    return Promise.all(
      views.map((view) => {
        const { side, rgb } = cropSquare(draw([view]), view, embedder.card.input.side);
        return embedder.embedSquare({ width: side, height: side, data: rgb });
      }),
    );
  };
  const madeAt = '2026-11-23T10:00:00Z';
  first = emptyHead(embedder.id, madeAt);
  for (const [sku, patch] of [
    ['red', red],
    ['blue', blue],
    ['red', red],
  ] as const) {
    first = enrol(first, { sku, group: sku, embeddings: await seen(patch), madeAt });
  }
  await embedder.stop();
});
afterEach(async () => {
  clearInterval(playing);
  await unit?.stop();
  unit = undefined;
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('what is held to the camera', () => {
  it('is recognised while it is held, and its presentation ends when it is put away', async () => {
    const of = await withHead();
    hold(red);
    const answer = await until(of, ({ considered, looks }) => looks >= 2 && considered[0]?.sku === 'red');
    expect(answer.head).toContain(`v${first.version}`);
    const ended = until(of, (one) => one.ended !== undefined);
    hold(undefined);
    expect((await ended).track).toBe(answer.track);
    expect((await of.pictureOf(answer.track))?.jpeg.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });

  it('costs no judgement while nothing moves', async () => {
    const of = await withHead();
    const before = of.counts.looks;
    for (let frames = of.counts.frames; of.counts.frames < frames + 10;) await once(camera, 'frame');
    expect(of.counts.looks).toBe(before);
  });
});

describe('a head that is offered to a running cart', () => {
  it('takes over between two pictures, without a picture that gets no answer', async () => {
    const of = await withHead();
    hold(red);
    await until(of, ({ looks }) => looks >= 1);
    const next = { ...first, version: first.version + 1 };
    const swapped = once(of, 'head');
    expect(await of.offerHead(sealHead(next, privateKey), 'a newer one')).toBe(true);
    await swapped;
    const after = await until(of, ({ head }) => head.endsWith(`v${next.version}`));
    expect(after.considered[0]?.sku).toBe('red');
    expect(of.counts.restarts).toBe(0);
  });

  it('is refused with a sentence when nobody signed it, and the one before stays', async () => {
    const of = await withHead();
    const refused = once(of, 'head-refused');
    expect(await of.offerHead(sealHead({ ...first, version: 99 }), 'an unsigned file')).toBe(false);
    const [{ reason }] = (await refused) as [{ reason: string }];
    expect(reason).toMatch(/an unsigned file is not signed/);
    expect(of.head?.version).toBe(first.version);
    expect(of.condition.state).toBe('ready');
  });

  it('is refused when another key signed it, when it is for another embedder, and when it is no head', async () => {
    const check = await headCheck({ headKey, embedder: undefined });
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const other = { ...first, embedder: { ...first.embedder, sha256: '0'.repeat(64) } };
    expect(check(Buffer.from(sealHead(first, stranger)))).toMatch(/not trusted here/);
    expect(check(Buffer.from(sealHead(other, privateKey)))).toMatch(/was made for the embedder/);
    expect(check(Buffer.from([0xff, 0xfe]))).toMatch(/not a head/);
    expect(check(Buffer.from(sealHead(first, privateKey)))).toBeUndefined();
  });
});

describe('the recogniser process', () => {
  it('comes back with its head when it is killed', async () => {
    const of = await withHead();
    const { pid } = of.process;
    if (pid === undefined) throw new Error('no process');
    const again = once(of, 'head');
    process.kill(pid, 'SIGKILL');
    await again;
    expect(of.process.pid).not.toBe(pid);
    hold(red);
    const answer = await until(of, ({ looks, considered }) => looks >= 1 && considered.length > 0);
    expect(answer.considered[0]?.sku).toBe('red');
    expect(of.counts.restarts).toBe(1);
  });
});
