import { readdir, readlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface FoundPort {
  readonly path: string;
  /** The name that stays the same when the plug stays in its socket; the one to write into the configuration. */
  readonly steadyPath?: string;
  readonly manufacturer?: string;
  readonly serialNumber?: string;
  readonly vendorId?: string;
  readonly productId?: string;
}

/** USB and on-board serial devices. Legacy `ttyS0`… exist on every PC whether wired or not and are left out. */
const DEVICE = /^(ttyUSB|ttyACM|ttyAMA|ttySC|ttyXRUSB|rfcomm|serial\d|cart-scale)/;

/** Serial devices of this machine. Without `udevadm` (small images have none) the names still come, from /dev itself. */
export async function listPorts(dev = '/dev'): Promise<FoundPort[]> {
  const steady = await steadyNames(join(dev, 'serial/by-path'));
  const names = await readdir(dev).catch(() => []);
  const found = new Map<string, FoundPort>();
  for (const name of names.filter((name) => DEVICE.test(name))) {
    const path = join(dev, name);
    found.set(path, { path });
  }
  for (const port of await fromUdev()) {
    if (found.has(port.path) || DEVICE.test(port.path.slice('/dev/'.length))) found.set(port.path, port);
  }
  return [...found.values()]
    .map((port) => {
      const name = steady.get(port.path);
      return name === undefined ? port : { ...port, steadyPath: name };
    })
    .sort((a, b) => a.path.localeCompare(b.path));
}

async function steadyNames(folder: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const link = join(folder, name);
    const target = await readlink(link).catch(() => undefined);
    if (target !== undefined) names.set(resolve(folder, target), link);
  }
  return names;
}

async function fromUdev(): Promise<FoundPort[]> {
  try {
    const { SerialPort } = await import('serialport');
    const ports = await SerialPort.list();
    return ports.map((port) => ({
      path: port.path,
      ...(port.manufacturer !== undefined && { manufacturer: port.manufacturer }),
      ...(port.serialNumber !== undefined && { serialNumber: port.serialNumber }),
      ...(port.vendorId !== undefined && { vendorId: port.vendorId }),
      ...(port.productId !== undefined && { productId: port.productId }),
    }));
  } catch {
    // SerialPort.list spawns udevadm, and where that is missing it rejects with ENOENT; /dev has the names anyway.
    return [];
  }
}
