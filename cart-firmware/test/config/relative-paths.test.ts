import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readCartConfig } from '../../src/config.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cart-config-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function read(config: object): ReturnType<typeof readCartConfig> {
  const file = join(directory, 'cart.config.json');
  await writeFile(file, JSON.stringify({ store: 's', cart: 'c', link: { url: 'mqtt://broker' }, ...config }));
  return await readCartConfig(file);
}

describe('a relative path in the configuration', () => {
  it('counts from the directory of the file, wherever the firmware was started', async () => {
    const config = await read({
      dataDirectory: './data',
      scale: { port: '/dev/cart-scale', calibrationFile: 'scale.json' },
      camera: { source: 'film.mp4' },
      link: {
        url: 'mqtts://broker',
        passwordFile: 'secret/password',
        caFile: '../ca.pem',
        certFile: 'cart.pem',
        keyFile: '/etc/cart.key',
      },
      screen: { directory: 'screen', pictures: 'pictures' },
    });
    expect(config).toMatchObject({
      dataDirectory: join(directory, 'data'),
      scale: { port: '/dev/cart-scale', calibrationFile: join(directory, 'scale.json') },
      camera: { source: join(directory, 'film.mp4') },
      link: {
        passwordFile: join(directory, 'secret/password'),
        caFile: join(directory, '..', 'ca.pem'),
        certFile: join(directory, 'cart.pem'),
        keyFile: '/etc/cart.key',
      },
      screen: { directory: join(directory, 'screen'), pictures: join(directory, 'pictures') },
    });
  });

  it('is told from a device and from an address, which stay as they are', async () => {
    expect((await read({ camera: { source: '/dev/video0' } })).camera?.source).toBe('/dev/video0');
    const address = 'rtsp://camera.store:554/handle';
    expect((await read({ camera: { source: address } })).camera?.source).toBe(address);
  });
});
