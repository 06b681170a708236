import { describe, expect, it } from '@jest/globals';
import { MAX_PAYLOAD_BYTES, parsePayload } from './store-message.js';

const started = {
  kind: 'trip-started',
  trip: 'trip-0001',
  language: 'en',
  currency: 'EUR',
  catalogueVersion: 1,
  basket: null,
};
const factAt = (seq: number, body: object = started) => ({ epoch: 1, seq, at: 1_000, body });
const batch = (...facts: object[]) => JSON.stringify({ cart: 'cart-1', epoch: 1, facts });

describe('a payload', () => {
  it('is accepted as text and as bytes', () => {
    const text = batch(factAt(1), factAt(2));
    expect(parsePayload('facts', text).ok).toBe(true);
    expect(parsePayload('facts', new TextEncoder().encode(text)).ok).toBe(true);
  });

  it('is refused with the place that is wrong', () => {
    const wrong = parsePayload('facts', batch(factAt(1), factAt(2, { ...started, currency: 'euro' })));
    expect(wrong).toEqual({ ok: false, reason: expect.stringContaining('facts.1.body.currency') });
    expect(wrong).toEqual({ ok: false, reason: expect.stringContaining('three capital letters') });
  });

  it('of a newer store that names a kind of document nobody here knows is taken for what it says besides', () => {
    const head = { name: 'promotions', version: 3, bytes: 10, sha256: 'a'.repeat(64) };
    const heads = [head, { ...head, name: 'shelf-labels' }, ...['a', 'b', 'c', 'd'].map((name) => ({ ...head, name }))];
    expect(parsePayload('documents', JSON.stringify({ documents: heads }))).toMatchObject({
      ok: true,
      value: { documents: [head] },
    });
    expect(parsePayload('documents', JSON.stringify({ documents: [{ ...head, version: 0 }] })).ok).toBe(false);
  });

  it('is refused when facts are missing in the middle', () => {
    const reason = expect.stringContaining('numbered without a gap');
    expect(parsePayload('facts', batch(factAt(1), factAt(3)))).toEqual({ ok: false, reason });
  });

  it('is refused when it is no JSON, no UTF-8 or too large', () => {
    expect(parsePayload('ack', '{"epoch":1,')).toEqual({ ok: false, reason: 'the payload is not JSON in UTF-8' });
    expect(parsePayload('ack', new Uint8Array([0xff, 0xfe]))).toEqual({
      ok: false,
      reason: 'the payload is not JSON in UTF-8',
    });
    const large = ' '.repeat(MAX_PAYLOAD_BYTES + 1);
    expect(parsePayload('ack', large)).toEqual({ ok: false, reason: expect.stringContaining('more than the') });
  });

  it('is refused when a mass is not a whole number of milligrams', () => {
    const body = { ...started, basket: 0.5 };
    expect(parsePayload('facts', batch(factAt(1, body)))).toEqual({
      ok: false,
      reason: expect.stringContaining('facts.0.body.basket'),
    });
  });
});
