import { describe, expect, it } from '@jest/globals';
import { loadProtocol, protocolNames } from '../protocols/load-protocol.js';
import { Framer } from './framer.js';

/** A repeatable source of bytes. */
function* noise(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 24;
  }
}

describe.each(protocolNames)('framing %s', (name) => {
  it('neither throws nor holds more than one frame for any bytes, and accounts for every byte', async () => {
    const protocol = await loadProtocol(name);
    const { shape } = protocol;
    const framer = new Framer(shape);
    const bytes = noise(7);
    let accounted = 0;
    let sent = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const chunk = Uint8Array.from({ length: 1 + (bytes.next().value % 40) }, () => bytes.next().value);
      sent += chunk.length;
      for (const frame of framer.push(chunk)) {
        accounted += frame.bytes.length;
        if (frame.kind === 'frame') protocol.decode(frame.bytes);
      }
      expect(framer.held).toBeLessThanOrEqual(shape.longest);
      expect(accounted + framer.held).toBe(sent);
    }
  });
});
