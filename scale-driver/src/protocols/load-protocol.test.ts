import { describe, expect, it } from '@jest/globals';
import { loadProtocol, protocolNames } from './load-protocol.js';

describe('choosing a protocol by name', () => {
  it.each(protocolNames)('loads %s', async (name) => {
    await expect(loadProtocol(name)).resolves.toMatchObject({ name });
  });

  it('names the legal ones when the name is unknown, also when it is a word of the language', async () => {
    await expect(loadProtocol('toString')).rejects.toMatchObject({
      code: 'unknown-protocol',
      message: expect.stringContaining('hx711-bridge, toledo-8217, mt-sics'),
    });
  });
});
