import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { WebSocket } from 'ws';
import { startWorld, type RunningWorld } from '../../src/sim/world/start-world.js';
import { StoreScale } from '../../src/sim/world/store-scale.js';

let directory: string;
let running: RunningWorld;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'store-'));
  running = await startWorld({ directory, seed: 7, fps: 15, scaleProtocol: 'toledo-8217' });
});

afterAll(async () => {
  await running.stop();
  await rm(directory, { recursive: true, force: true });
});

/** What a Toledo scale on the real pty answers to `W`, as soon as it is stable. */
async function weighed(isIt: (grams: number) => boolean): Promise<number> {
  const port = new SerialPort({
    path: running.scalePortPath,
    baudRate: 9600,
    dataBits: 7,
    parity: 'even',
    autoOpen: false,
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
  const asking = setInterval(() => port.write('W'), 100);
  try {
    return await new Promise<number>((resolve) => {
      let text = '';
      port.on('data', (bytes: Buffer) => {
        text += Buffer.from(bytes.map((byte) => byte & 0x7f)).toString('latin1');
        const last = [...text.matchAll(/(\d\d)\.?(\d{3})\r/g)].at(-1);
        const grams = last === undefined ? Number.NaN : Number(last[1]) * 1000 + Number(last[2]);
        if (isIt(grams)) resolve(grams);
      });
    });
  } finally {
    clearInterval(asking);
    await new Promise<void>((resolve) => {
      port.close(() => {
        resolve();
      });
    });
  }
}

describe('the simulated store', () => {
  it('lays the true mass of every thing on the scale, and takes exactly that away again', async () => {
    const { world } = running;
    const { scale } = world;
    if (!(scale instanceof StoreScale)) throw new Error('The simulated store has another scale than its own.');
    const milk = await world.putInWithoutScan('13011');
    const apples = await world.putInWithoutScan('10013', 4);
    expect(scale.device.load).toBe(milk.mass + apples.mass);
    const target = (milk.mass + apples.mass) / 1000;
    expect(Math.abs((await weighed((grams) => Math.abs(grams - target) < 6)) - target)).toBeLessThan(6);
    world.putBack(await world.takeOut(milk.id));
    expect(scale.device.load).toBe(apples.mass);
    await world.empty();
    expect(scale.device.load).toBe(0);
  });

  it('gives two packs of one product different masses near the catalogue mean', () => {
    const { world } = running;
    const [a, b] = [world.pick('13011'), world.pick('13011')];
    world.putBack(a);
    world.putBack(b);
    expect(a.mass).not.toBe(b.mass);
    for (const { mass } of [a, b]) expect(Math.abs(mass - 1_062_000)).toBeLessThan(30_000);
  });

  it('does one gesture after the other, because a shopper has one pair of hands', async () => {
    const { world } = running;
    const order: string[] = [];
    const note = ({ what }: { readonly what: string }): void => {
      order.push(what);
    };
    world.on('moved', note);
    const first = world.putInWithoutScan('13014');
    const second = world.putInBag();
    const leaning = world.lean(5_000_000, 50);
    await Promise.all([first, second, leaning]);
    const swapped = await world.swap((await first).id, '18011');
    world.off('moved', note);
    expect(order).toEqual(['in', 'in', 'lean', 'let go', 'swap']);
    expect(world.load).toBe((await second).mass + swapped.mass);
    await world.empty();
  });

  it('refuses what is not there with a sentence', async () => {
    const { world } = running;
    expect(() => world.pick('no-such-sku')).toThrow(/no product no-such-sku/);
    expect(() => world.inBasket('thing-0')).toThrow(/not in the cart/);
    await expect(world.setSwitch('tractor', false)).rejects.toThrow(/no switch called tractor/);
  });

  it('breaks and mends scale and camera, and says so in its state', async () => {
    const { world } = running;
    for (const fault of ['unplugged', 'silent', 'parity', 'none'] as const) {
      await world.setScaleFault(fault);
      expect(world.state.scale).toBe(fault);
    }
    await world.setCameraFault('unplugged');
    await expect(fetch(running.cameraUrl)).rejects.toThrow();
    await world.setCameraFault('none');
    const response = await fetch(running.cameraUrl);
    expect(response.headers.get('content-type')).toContain('multipart/x-mixed-replace');
    await response.body?.cancel();
  });

  it('serves its page and pictures, and nothing outside of them', async () => {
    const page = await (await fetch(running.pageUrl)).text();
    expect(page).toContain('Simulation');
    for (const file of ['ground.css', 'page.js', 'pictures/10013.png'])
      expect((await fetch(new URL(file, running.pageUrl))).status).toBe(200);
    for (const file of ['pictures/..%2F..%2Fpackage.json', '%2e%2e%2fmain.ts', 'nothing.html'])
      expect((await fetch(new URL(file, running.pageUrl))).status).toBe(404);
  });

  it('does what the page asks for, tells every page, and answers nonsense with a sentence', async () => {
    const socket = new WebSocket(new URL('world', running.pageUrl.replace('http', 'ws')));
    const messages: { type: string; reason?: string; state?: { basket: { sku: string }[] } }[] = [];
    const until = async (test: (message: (typeof messages)[number]) => boolean): Promise<void> => {
      while (!messages.some(test)) await once(socket, 'message');
    };
    socket.on('message', (data: Buffer) => {
      messages.push(JSON.parse(data.toString('utf8')) as (typeof messages)[number]);
    });
    await once(socket, 'open');
    await until(({ type }) => type === 'shelves');
    socket.send('{"verb":"fly"}');
    socket.send('no json');
    await until(({ reason }) => reason?.includes('JSON only') ?? false);
    await until(({ reason }) => reason?.includes('does not know this command') ?? false);
    socket.send(JSON.stringify({ verb: 'put-in', sku: '19011' }));
    await until(({ state }) => state?.basket.some(({ sku }) => sku === '19011') ?? false);
    expect(running.world.state.basket.map(({ sku }) => sku)).toEqual(['19011']);
    await running.world.empty();
    socket.close();
    await once(socket, 'close');
  });
});
