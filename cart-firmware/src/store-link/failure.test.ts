import { describe, expect, it } from '@jest/globals';
import { clockProblem, explainFailure } from './failure.js';

const url = 'mqtts://broker.example:8883';

describe('why there is no connection', () => {
  it.each([
    ['network', { code: 'ECONNREFUSED' }, /nothing listens there/],
    ['network', { code: 'ENOTFOUND' }, /the name is unknown/],
    ['network', { code: 'CERT_NOT_YET_VALID' }, /check the cart's clock/],
    ['network', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /is for another name/],
    ['network', new Error('something new'), /something new/],
    ['network', undefined, /no reason was given/],
    ['handshake', { code: 5 }, /not allowed/],
    ['handshake', { code: 134 }, /user or password are wrong/],
    ['handshake', { code: 151 }, /reason 151/],
    ['open', new Error('Keepalive timeout'), /was lost \(Keepalive timeout\)\. Facts wait/],
  ] as const)('is a sentence with the next step (%s, %j)', (stage, error, sentence) => {
    expect(explainFailure(url, stage, error).message).toMatch(sentence);
  });

  it('counts as a matter of the MQTT version only when the broker said so, or hung up before an answer', () => {
    expect(explainFailure(url, 'handshake', { code: 1 }).version).toBe('certain');
    expect(explainFailure(url, 'handshake', { code: 132 }).version).toBe('certain');
    expect(explainFailure(url, 'handshake', new Error('Invalid header')).version).toBe('perhaps');
    expect(explainFailure(url, 'handshake', { code: 134 }).version).toBeUndefined();
    expect(explainFailure(url, 'network', { code: 'ECONNREFUSED' }).version).toBeUndefined();
    expect(explainFailure(url, 'open', undefined).version).toBeUndefined();
  });
});

describe('a clock', () => {
  it('before the product existed is no clock to check a certificate by', () => {
    expect(clockProblem(0)).toMatch(/1970-01-01.*Set the clock/);
    expect(clockProblem(Date.UTC(2026, 0, 1))).toBeUndefined();
  });
});
