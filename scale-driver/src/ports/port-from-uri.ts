import type { Duplex } from 'node:stream';
import { ScaleError } from '../scale-error.js';
import type { ScalePort } from './scale-port.js';
import { StreamScalePort } from './stream-port.js';
import { tcpPort } from './tcp-port.js';

/** Ports inside this process, by the NAME of `sim:NAME`. Production passes none, so such a URI is an error there. */
export type InProcessPorts = ReadonlyMap<string, () => Duplex>;

const LEGAL =
  'Use a serial device ("/dev/ttyUSB0", "serial:/dev/ttyUSB0"), a serial server ("tcp://host:port") or, in tests, "sim:NAME".';

/**
 * A port for a URI; nothing is opened yet. The serial bindings are native code and load only for a serial URI, so
 * everything else runs where they don't.
 * @throws ScaleError `unknown-port` with the legal forms.
 */
export async function portFromUri(uri: string, inProcess: InProcessPorts = new Map()): Promise<ScalePort> {
  const scheme = /^([a-z]+):/.exec(uri)?.[1];
  if (scheme === 'sim') {
    const name = uri.slice('sim:'.length);
    const make = inProcess.get(name);
    if (make === undefined) {
      const known = [...inProcess.keys()].join(', ') || 'none';
      throw new ScaleError(
        'unknown-port',
        `There is no port "${uri}" in this process (registered: ${known}). ${LEGAL}`,
      );
    }
    return new StreamScalePort(uri, () => Promise.resolve(make()));
  }
  if (scheme === 'tcp') {
    const url = URL.canParse(uri) ? new URL(uri) : undefined;
    const port = Number(url?.port);
    if (url === undefined || url.hostname === '' || !(port > 0)) {
      throw new ScaleError('unknown-port', `"${uri}" lacks a host or a port number. ${LEGAL}`);
    }
    return tcpPort(uri, url.hostname.replace(/^\[|\]$/g, ''), port);
  }
  const path = scheme === 'serial' ? uri.slice('serial:'.length) : uri;
  if (!path.startsWith('/') && !/^COM\d+$/.test(path)) {
    throw new ScaleError('unknown-port', `"${uri}" names no port. ${LEGAL}`);
  }
  const { SerialScalePort } = await import('./serial-port.js');
  return new SerialScalePort(uri, path);
}
