import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { isPortError, listPorts, portFromUri, type LineSettings, type ScaleError } from '../src/index.js';

const line: LineSettings = { baudRate: 9_600, dataBits: 8, parity: 'none', stopBits: 1 };

describe('a port', () => {
  it('over TCP carries bytes both ways, and tells being hung up on apart from being closed', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: number } = server.address() as AddressInfo;
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const port = await portFromUri(`tcp://127.0.0.1:${number}`);
    let hear: (text: string) => void = () => undefined;
    let lose: (error: ScaleError) => void = () => undefined;
    const heard = new Promise<string>((resolve) => (hear = resolve));
    const lost = new Promise<ScaleError>((resolve) => (lose = resolve));
    await port.open(line, { bytes: (bytes) => hear(Buffer.from(bytes).toString()), lost: (error) => lose(error) });
    const [far] = await accepted;
    await port.write(Buffer.from('W'));
    const [asked] = (await once(far, 'data')) as [Buffer];
    expect(asked.toString()).toBe('W');
    far.write('reply');
    await expect(heard).resolves.toBe('reply');
    far.end();
    await expect(lost).resolves.toMatchObject({ code: 'port-lost' });
    expect(port.isOpen).toBe(false);
    await expect(port.write(Buffer.from('Z'))).rejects.toMatchObject({ code: 'port-closed' });
    await port.close();
    server.close();
    const gone = await portFromUri(`tcp://127.0.0.1:${number}`);
    const refused = gone.open(line, { bytes: () => undefined, lost: () => undefined });
    await expect(refused.catch((error: unknown) => isPortError(error))).resolves.toBe(true);
  });

  it('that is closed on purpose says nothing of a loss', async () => {
    const port = await portFromUri('sim:a', new Map([['a', () => new PassThrough()]]));
    const losses: unknown[] = [];
    await port.open(line, { bytes: () => undefined, lost: (error) => losses.push(error) });
    await port.close();
    await port.close();
    expect(losses).toEqual([]);
  });

  it.each(['sim:nothing', 'tcp://host', 'ttyUSB0', 'http://x'])(
    'is refused for %s with the legal forms',
    async (uri) => {
      await expect(portFromUri(uri)).rejects.toMatchObject({
        code: 'unknown-port',
        message: expect.stringContaining('tcp://host:port'),
      });
    },
  );

  it('that is missing is named with the next step', async () => {
    const port = await portFromUri('/dev/tty-not-there');
    const opened = port.open(line, { bytes: () => undefined, lost: () => undefined });
    await expect(opened).rejects.toMatchObject({ code: 'port-missing' });
  });
});

describe('the list of ports', () => {
  it('comes from /dev with steady names where udevadm is missing', async () => {
    const dev = await mkdtemp(join(tmpdir(), 'dev-'));
    await mkdir(join(dev, 'serial/by-path'), { recursive: true });
    await Promise.all(['ttyUSB0', 'ttyS0', 'null'].map((name) => writeFile(join(dev, name), '')));
    const steadyPath = join(dev, 'serial/by-path/usb-1-2');
    await symlink('../../ttyUSB0', steadyPath);
    await expect(listPorts(dev)).resolves.toContainEqual({ path: join(dev, 'ttyUSB0'), steadyPath });
    await rm(dev, { recursive: true });
  });
});
