import { ScaleError } from '../scale-error.js';
import type { Protocol, ProtocolName, ProtocolOptions } from './protocol.js';

type Loader = () => Promise<{ createProtocol(options: ProtocolOptions): Protocol }>;

/** One file each, loaded when chosen. A new protocol is a file and a line here. */
const loaders: Readonly<Record<ProtocolName, Loader>> = {
  'hx711-bridge': () => import('./hx711-bridge.js'),
  'toledo-8217': () => import('./toledo-8217.js'),
  'mt-sics': () => import('./mt-sics.js'),
};

export const protocolNames = Object.keys(loaders) as [ProtocolName, ...ProtocolName[]];

/** @throws ScaleError `unknown-protocol` naming the legal ones. */
export async function loadProtocol(name: string, options: ProtocolOptions = {}): Promise<Protocol> {
  const load = Object.hasOwn(loaders, name) ? loaders[name as ProtocolName] : undefined;
  if (load === undefined) {
    throw new ScaleError(
      'unknown-protocol',
      `There is no scale protocol "${name}". Use one of ${protocolNames.join(', ')}, or "auto" to find out.`,
    );
  }
  return (await load()).createProtocol(options);
}
