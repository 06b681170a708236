import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CameraUnit } from '../../src/camera/index.js';
import { camera, footageDirectory, frames, makeVideo, makeWithFfmpeg, phase } from './footage.js';
import { serveMjpeg, type MjpegServer } from './mjpeg-server.js';

const footage = footageDirectory();
const video = join(footage.path, 'video.avi');
const pictures: Buffer[] = [];
let unit: CameraUnit | undefined;
let server: MjpegServer | undefined;

beforeAll(() => {
  makeVideo(video, '320x240', 5);
  makeWithFfmpeg('-f', 'lavfi', '-i', 'testsrc2=size=320x240', '-frames:v', '12', join(footage.path, '%d.jpg'));
  for (let i = 1; i <= 12; i += 1) pictures.push(readFileSync(join(footage.path, `${i}.jpg`)));
});
afterEach(async () => {
  await unit?.stop();
  await server?.close();
  unit = undefined;
  server = undefined;
});
afterAll(() => {
  footage.remove();
});

/** Sends pictures for as long as the returned function is not called. */
function streaming(to: MjpegServer, every: number, picture: (index: number) => Buffer | undefined): () => void {
  let index = 0;
  const timer = setInterval(() => {
    const jpeg = picture(index);
    if (to.viewers > 0 && jpeg !== undefined) to.send(jpeg);
    index += 1;
  }, every);
  return () => {
    clearInterval(timer);
  };
}

async function nextViewer(of: MjpegServer): Promise<void> {
  while (of.viewers === 0) await once(of.events, 'viewer');
}

const moving = (index: number): Buffer | undefined => pictures[index % pictures.length];

describe('an MJPEG stream over HTTP', () => {
  it('gives each picture before the next one is sent: the demuxer holds none back', async () => {
    const cameraServer = await serveMjpeg();
    server = cameraServer;
    unit = camera({ source: cameraServer.url, stalledAfter: 20_000 });
    const first = frames(unit, 1);
    const watched = nextViewer(cameraServer);
    unit.start();
    await watched;
    // ffmpeg spends the first picture on finding out what the stream is.
    cameraServer.send(pictures[0] ?? Buffer.alloc(0));
    cameraServer.send(pictures[1] ?? Buffer.alloc(0));
    await first;
    for (let i = 2; i < 6; i += 1) {
      // Were a picture held back until the next one comes, this would wait for ever.
      const coming = frames(unit, 1);
      cameraServer.send(pictures[i] ?? Buffer.alloc(0));
      await coming;
    }
    expect(unit.counts.frames).toBe(5);
  });

  it('is opened again after the server hung up', async () => {
    server = await serveMjpeg();
    const stop = streaming(server, 20, moving);
    unit = camera({ source: server.url });
    unit.start();
    await phase(unit, 'live');
    const fault = phase(unit, 'fault');
    server.cut();
    await fault;
    await phase(unit, 'live');
    stop();
    expect(unit.counts.openings).toBeGreaterThanOrEqual(2);
  });

  it('is stalled while no picture comes, and reopened when that lasts', async () => {
    server = await serveMjpeg();
    let sending = true;
    const stop = streaming(server, 20, (index) => (sending ? moving(index) : undefined));
    unit = camera({ source: server.url, stalledAfter: 300 });
    unit.start();
    await phase(unit, 'live');
    sending = false;
    expect(await phase(unit, 'stalled')).toMatchObject({
      fault: 'silent',
      message: expect.stringContaining('cable') as unknown,
    });
    expect(await phase(unit, 'fault')).toMatchObject({ fault: 'silent' });
    sending = true;
    await phase(unit, 'live');
    stop();
  });

  it('is frozen while the same picture comes again and again, and such frames are marked stale', async () => {
    server = await serveMjpeg();
    let frozen = false;
    const stop = streaming(server, 20, (index) => (frozen ? pictures[0] : moving(index)));
    unit = camera({ source: server.url, frozenAfter: 500 });
    unit.start();
    await phase(unit, 'live');
    frozen = true;
    const stale = frames(unit, 5, (frame) => frame.stale);
    expect((await phase(unit, 'frozen')).message).toContain('frozen or covered');
    expect(await stale).toHaveLength(5);
    frozen = false;
    await phase(unit, 'live');
    stop();
  });

  it('is not frozen when the configuration says that it may repeat itself', async () => {
    server = await serveMjpeg();
    const stop = streaming(server, 20, () => pictures[0]);
    unit = camera({ source: server.url, frozenAfter: 500, mayRepeat: true });
    const coming = frames(unit, 60);
    unit.start();
    const seen = await coming;
    stop();
    expect(unit.state.phase).toBe('live');
    expect(seen.filter((frame) => frame.identical)).toHaveLength(59);
    expect(seen.filter((frame) => frame.stale)).toHaveLength(0);
  });

  it('is told as unreachable when nothing listens, with the password left out', async () => {
    server = await serveMjpeg();
    const url = server.url.replace('http://', 'http://admin:secret@');
    await server.close();
    unit = camera({ source: url });
    const fault = phase(unit, 'fault');
    unit.start();
    const { message } = await fault;
    expect(message).toContain('Nothing answers at http://127.0.0.1');
    expect(message).not.toContain('secret');
  });

  it('is told as a wrong address when the server has no stream there', async () => {
    server = await serveMjpeg();
    unit = camera({ source: server.url.replace('/stream', '/other') });
    const fault = phase(unit, 'fault');
    unit.start();
    expect((await fault).message).toContain('Check the path of the address');
  });
});

describe('ffmpeg that dies', () => {
  it('is started anew, with sequence numbers going on', async () => {
    unit = camera({ source: video });
    unit.start();
    const before = await frames(unit, 3);
    const fault = phase(unit, 'fault');
    const pid = unit.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    expect((await fault).message).toContain('was ended by SIGKILL; it is started again');
    const after = await frames(unit, 3);
    expect(after[0]?.seq).toBeGreaterThan(before[2]?.seq ?? 0);
    expect(unit.pid).not.toBe(pid);
  });

  it('is gone once the camera has stopped, and stopping twice is the same as once', async () => {
    unit = camera({ source: video });
    unit.start();
    await frames(unit, 1);
    const pid = unit.pid ?? 0;
    await unit.stop();
    await unit.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(unit.state.phase).toBe('stopped');
  });
});
