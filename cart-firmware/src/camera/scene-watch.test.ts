import { describe, expect, it } from '@jest/globals';
import { glanceAt, SceneWatch } from './scene-watch.js';

const WIDTH = 640;
const HEIGHT = 480;

/** Stripes as a lens draws them whose edges take `blur` pixels. */
function stripes(blur: number, dark = 40, light = 200): Uint8Array {
  const luma = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const within = x % 64;
      const edge = within < 32 ? within : 64 - within;
      const share = Math.min(1, Math.max(0, (edge - 16) / blur + 0.5));
      luma[y * WIDTH + x] = dark + (light - dark) * share;
    }
  return luma;
}

const seconds = (watch: SceneWatch, glance: Parameters<SceneWatch['add']>[0], count: number): boolean[] =>
  Array.from({ length: count }, () => watch.add(glance));

const sharp = glanceAt(stripes(1), WIDTH, HEIGHT);
const soft = glanceAt(stripes(20), WIDTH, HEIGHT);

describe('a glance at a frame', () => {
  it('finds edges steep through a clean lens and flat through grease', () => {
    expect(sharp.steepness).toBeGreaterThan(0.9);
    expect(soft.steepness).toBeLessThan(0.3);
  });

  it('says nothing of the lens when the picture has no edges', () => {
    expect(glanceAt(new Uint8Array(WIDTH * HEIGHT).fill(120), WIDTH, HEIGHT)).toEqual({
      light: 120,
      steepness: undefined,
    });
  });
});

describe('the watch over lens and light', () => {
  it('calls a lens smeared when nothing has been sharp for half a minute, and tells it once', () => {
    const watch = new SceneWatch();
    expect(seconds(watch, soft, 29)).not.toContain(true);
    expect(watch.add(soft)).toBe(true);
    expect(watch.scene.lens).toBe('smeared');
    expect(seconds(watch, soft, 30)).not.toContain(true);
  });

  it('keeps a lens clean through which most goods are held too near to be sharp', () => {
    const watch = new SceneWatch();
    for (let i = 0; i < 60; i += 1) watch.add(i % 4 === 0 ? sharp : soft);
    expect(watch.scene.lens).toBe('clean');
  });

  it('calls a wiped lens clean again', () => {
    const watch = new SceneWatch();
    seconds(watch, soft, 30);
    seconds(watch, sharp, 30);
    expect(watch.scene.lens).toBe('clean');
  });

  it('calls it dark only when the light stays away, and bright when it is clearly back', () => {
    const watch = new SceneWatch();
    const dark = { light: 8, steepness: undefined };
    seconds(watch, sharp, 5);
    seconds(watch, dark, 4);
    expect(watch.scene.surroundings).toBe('bright');
    seconds(watch, dark, 40);
    expect(watch.scene.surroundings).toBe('dark');
    seconds(watch, { light: 50, steepness: undefined }, 60);
    expect(watch.scene.surroundings).toBe('dark');
    seconds(watch, sharp, 30);
    expect(watch.scene.surroundings).toBe('bright');
  });
});
