import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CameraUnit } from '../../src/camera/index.js';
import { camera, footageDirectory, frames, makeVideo, makeWithFfmpeg, phase } from './footage.js';

const footage = footageDirectory();
const video = join(footage.path, 'video.avi');
const still = join(footage.path, 'still.png');
let unit: CameraUnit | undefined;

beforeAll(() => {
  makeVideo(video, '320x240', 1);
  makeWithFfmpeg('-f', 'lavfi', '-i', 'testsrc=size=200x151', '-frames:v', '1', still);
});
afterEach(async () => {
  await unit?.stop();
  unit = undefined;
});
afterAll(() => {
  footage.remove();
});

describe('a video file as camera', () => {
  it('gives its frames at its own size, in order and at its own pace', async () => {
    unit = camera({ source: video });
    const coming = frames(unit, 11);
    unit.start();
    const seen = await coming;
    expect(seen.map((frame) => [frame.width, frame.height])).toEqual(Array(11).fill([320, 240]));
    expect(seen.map((frame) => frame.seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(seen.at(-1)?.pts).toBeCloseTo(400, 0);
    expect((seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(250);
    expect(unit.state.phase).toBe('live');
  });

  it('starts again at its end when looped, without a fault', async () => {
    unit = camera({ source: video });
    const coming = frames(unit, 40);
    unit.start();
    await coming;
    expect(unit.counts.faults).toBe(0);
  });

  it('says that it has ended when it is not looped', async () => {
    unit = camera({ source: video, loop: false });
    const ended = phase(unit, 'ended');
    unit.start();
    expect((await ended).message).toContain('was shown to its end');
    expect(unit.counts.frames).toBe(25);
  });

  it('is scaled down to the largest size allowed, keeping its shape', async () => {
    unit = camera({ source: video, largest: 160 });
    const coming = frames(unit, 1);
    unit.start();
    expect(await coming).toMatchObject([{ width: 160, height: 120 }]);
  });
});

describe('a directory of pictures as camera', () => {
  it('shows pictures of mixed sizes and formats in numeric order, each for its time, and passes over a damaged one', async () => {
    const directory = join(footage.path, 'pictures');
    mkdirSync(directory);
    copyFileSync(still, join(directory, '10.png'));
    makeWithFfmpeg('-f', 'lavfi', '-i', 'testsrc2=size=64x48', '-frames:v', '1', join(directory, '2.jpg'));
    writeFileSync(join(directory, '3.png'), 'no picture');
    writeFileSync(join(directory, 'notes.txt'), 'no picture either');
    unit = camera({ source: directory, secondsPerPicture: 0.2, framesPerSecond: 20, loop: false });
    const complaints: string[] = [];
    unit.on('state', (state) => {
      if (state.fault !== undefined) complaints.push(state.message);
    });
    const coming = frames(unit, 8);
    const ended = phase(unit, 'ended');
    unit.start();
    const seen = await coming;
    await ended;
    expect(seen.map((frame) => frame.width)).toEqual([64, 64, 64, 64, 200, 200, 200, 200]);
    expect(seen.map((frame) => frame.height)).toEqual([48, 48, 48, 48, 151, 151, 151, 151]);
    expect(seen.map((frame) => frame.identical)).toEqual([false, true, true, true, false, true, true, true]);
    expect(seen.some((frame) => frame.stale)).toBe(false);
    expect(complaints).toEqual([expect.stringContaining('3.png cannot be read as a picture or video')]);
  });

  it('says what to do when the directory has no pictures', async () => {
    const directory = join(footage.path, 'empty');
    mkdirSync(directory);
    unit = camera({ source: directory });
    const fault = phase(unit, 'fault');
    unit.start();
    expect((await fault).message).toBe(`The directory ${directory} has no pictures. Put PNG or JPEG files into it.`);
  });
});

describe('a camera that cannot be opened', () => {
  it('is told as a file that is damaged or of an unknown kind', async () => {
    const path = join(footage.path, 'garbage.mp4');
    writeFileSync(path, Buffer.alloc(5000, 'garbage'));
    unit = camera({ source: path });
    const fault = phase(unit, 'fault');
    unit.start();
    expect(await fault).toMatchObject({
      fault: 'unreadable',
      message: expect.stringContaining('Replace it.') as unknown,
    });
  });

  it('is told as missing when nothing is at the path, and found when the file appears', async () => {
    const path = join(footage.path, 'late.avi');
    unit = camera({ source: path });
    const fault = phase(unit, 'fault');
    unit.start();
    expect(await fault).toMatchObject({
      fault: 'not-found',
      message: expect.stringContaining('camera.source') as unknown,
    });
    const live = phase(unit, 'live');
    copyFileSync(video, path);
    expect((await live).message).toContain('320x240');
  });

  it('is told as a device that is not there', async () => {
    unit = camera({ source: '/dev/video-that-is-not-there' });
    const fault = phase(unit, 'fault');
    unit.start();
    expect(await fault).toMatchObject({
      fault: 'not-found',
      message: expect.stringContaining('/dev/v4l/by-path') as unknown,
    });
  });

  it('is told as a file without a picture in it', async () => {
    const path = join(footage.path, 'sound.wav');
    makeWithFfmpeg('-f', 'lavfi', '-i', 'sine=duration=1', path);
    unit = camera({ source: path });
    const fault = phase(unit, 'fault');
    unit.start();
    expect((await fault).fault).toBe('no-video');
  });

  it('is told as ffmpeg that is not installed', async () => {
    unit = camera({ source: video, ffmpeg: '/nowhere/ffmpeg' });
    const fault = phase(unit, 'fault');
    unit.start();
    expect(await fault).toMatchObject({
      fault: 'no-ffmpeg',
      message: expect.stringContaining('apt-get install ffmpeg') as unknown,
    });
  });
});
