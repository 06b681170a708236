import { describe, expect, it } from '@jest/globals';
import { storeLinkConfigSchema } from './config.js';

describe('section link of the configuration', () => {
  it('needs only the address', () => {
    expect(storeLinkConfigSchema.parse({ url: 'mqtt://broker.example' })).toEqual({
      url: 'mqtt://broker.example',
      keepalive: 20,
      protocol: 'auto',
    });
  });

  it.each([
    [{ url: 'http://broker.example' }, /use mqtt:\/\/host/],
    [{ url: 'mqtt://user:secret@broker.example' }, /without a user/],
    [{ url: 'mqtts://broker.example', password: 'secret' }, /password/],
    [{ url: 'mqtts://broker.example', certFile: '/etc/cart.crt' }, /belong together/],
    [{ url: 'mqtts://broker.example', keepalive: 1 }, />=5/],
  ])('refuses %j', (section, reason) => {
    const result = storeLinkConfigSchema.safeParse(section);
    expect(result.error?.issues[0]?.message).toMatch(reason);
  });
});
