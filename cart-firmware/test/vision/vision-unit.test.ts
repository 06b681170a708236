import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CameraFrame, CameraUnit, cameraConfigSchema, FrameRing } from '../../src/camera/index.js';
import {
  visionConfigSchema,
  VisionUnit,
  type FrameSource,
  type PresentationEnd,
  type SightedCode,
  type Sighting,
} from '../../src/vision/index.js';
import { drawCode } from './barcode-pictures.js';

const directory = mkdtempSync(join(tmpdir(), 'cart-vision-'));
let camera: CameraUnit | undefined;
let vision: VisionUnit | undefined;

beforeAll(async () => {
  const all = join(directory, 'all');
  await drawCode(all, '1.png', 'ean13', '4006381333931');
  await drawCode(all, '2.png', 'upca', '042100005264');
  await drawCode(all, '3.png', 'upce', '04252614');
  await drawCode(all, '4.png', 'ean8', '96385074');
  await drawCode(all, '5.png', 'databaromni', '(01)04412345678909');
  await drawCode(all, '6.png', 'databarexpandedstacked', '(01)90012345678908(3103)000750(3922)299(15)261231');
  await drawCode(all, '7.png', 'databarlimited', '(01)00312345678906');
  await drawCode(all, '8.png', 'qrcode', 'https://example.org/01/04012345123456?17=261231');
  await drawCode(join(directory, 'one'), '1.png', 'ean13', '4006381333931');
});
afterEach(async () => {
  await camera?.stop();
  await vision?.stop();
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function look(source: FrameSource, isKnown: (code: SightedCode) => boolean, config: object = {}): VisionUnit {
  return new VisionUnit({ source, isKnown, config: visionConfigSchema.parse(config) });
}

async function ready(unit: VisionUnit): Promise<void> {
  while (unit.state.phase !== 'ready') await once(unit, 'state');
}

describe('the code reader behind a camera', () => {
  it('sights each code shown once, in order, with its canonical text', async () => {
    camera = new CameraUnit({
      config: cameraConfigSchema.parse({ source: join(directory, 'all'), secondsPerPicture: 1.5, loop: false }),
    });
    vision = look(camera, () => false);
    const sightings: Sighting[] = [];
    vision.on('sighting', (sighting) => sightings.push(sighting));
    vision.start();
    await ready(vision);
    camera.start();
    while (camera.state.phase !== 'ended') await once(camera, 'state');
    expect(sightings.map(({ code }) => `${code.symbology} ${code.text}`)).toEqual([
      'ean13 4006381333931',
      'ean13 0042100005264',
      'upce 04252614',
      'ean8 96385074',
      'databar 0104412345678909',
      'databar-expanded 019001234567890831030007503922299\u001d15261231',
      'databar 0100312345678906',
      'qr https://example.org/01/04012345123456?17=261231',
    ]);
    for (const { at, firstFrameAt, frames } of sightings) {
      expect(frames).toBeGreaterThanOrEqual(3);
      expect(at - firstFrameAt).toBeGreaterThanOrEqual(150);
    }
  });

  it('sights a code of the catalogue with its second frame, and ends the presentation when the code is gone', async () => {
    camera = new CameraUnit({
      config: cameraConfigSchema.parse({ source: join(directory, 'one'), secondsPerPicture: 1, loop: false }),
    });
    vision = look(camera, (code) => code.text === '4006381333931', { absentFor: 300 });
    const sighted = once(vision, 'sighting') as Promise<[Sighting]>;
    const ended = once(vision, 'presentationEnded') as Promise<[PresentationEnd]>;
    vision.start();
    await ready(vision);
    camera.start();
    const [sighting] = await sighted;
    expect(sighting.frames).toBe(2);
    const [end] = await ended;
    expect(end.track).toBe(sighting.track);
    expect(end.at - end.lastFrameAt).toBeGreaterThanOrEqual(300);
  });
});

describe('frames without a camera', () => {
  /** One picture of noise in a ring of its own. */
  function frame(seq: number, stale = false, ring = new FrameRing(64, 48, 2)): CameraFrame {
    ring.beginWrite()?.fill(seq % 256);
    return new CameraFrame(ring, ring.endWrite(), seq, performance.now(), null, stale, stale);
  }

  it('are looked at newest first: a frame that waited is overtaken, and every slot is released', async () => {
    const source = new EventEmitter();
    vision = look(source, () => false);
    vision.start();
    await ready(vision);
    const ring = new FrameRing(64, 48, 4);
    const looked: number[] = [];
    vision.on('lookedAt', ({ seq }) => looked.push(seq));
    for (let seq = 0; seq < 5; seq += 1) source.emit('frame', frame(seq, false, ring));
    while (looked.length < 2) await once(vision, 'lookedAt');
    expect(looked).toEqual([0, 4]);
    expect(vision.counts.skipped).toBe(3);
    expect(ring.slotsInUse).toBe(0);
  });

  it('are not looked at when stale: a frozen camera must not vouch for what it shows', async () => {
    const source = new EventEmitter();
    vision = look(source, () => false);
    vision.start();
    await ready(vision);
    const looked = once(vision, 'lookedAt');
    source.emit('frame', frame(1, true));
    source.emit('frame', frame(2));
    expect(await looked).toMatchObject([{ seq: 2 }]);
    expect(vision.counts.looked).toBe(1);
  });

  it('that crash the reader cost that reader only: it is started anew and looks at the next frame', async () => {
    const source = new EventEmitter();
    vision = look(source, () => false);
    vision.start();
    await ready(vision);
    const fault = once(vision, 'state');
    // A ring that claims more pixels than its memory has: the worker throws while looking.
    const lying = Object.assign(new FrameRing(8, 8, 2), { width: 4000, height: 4000 });
    source.emit('frame', frame(1, false, lying));
    expect(await fault).toMatchObject([
      { phase: 'fault', message: expect.stringContaining('started again') as unknown },
    ]);
    await ready(vision);
    const looked = once(vision, 'lookedAt');
    source.emit('frame', frame(2));
    expect(await looked).toMatchObject([{ seq: 2 }]);
    expect(vision.counts.restarts).toBe(1);
  });
});
