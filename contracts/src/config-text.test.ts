import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { describeProblems, parseConfigText } from './config-text.js';

const schema = z
  .object({ cart: z.string(), scale: z.object({ port: z.string(), baud: z.int().default(9600) }).strict() })
  .strict();

describe('a configuration text', () => {
  it('gives the value with defaults when every key fits, comments included', () => {
    const text = '{\n  // the cart\n  "cart": "c1",\n  "scale": { "port": "/dev/cart-scale" },\n}';
    expect(parseConfigText(text, schema)).toEqual({
      ok: true,
      value: { cart: 'c1', scale: { port: '/dev/cart-scale', baud: 9600 } },
    });
  });

  it('names the line of a misspelt key and of a wrong value, both at once', () => {
    const text = '{\n  "cart": 7,\n  "scale": {\n    "port": "x",\n    "buad": 1200\n  }\n}';
    const result = parseConfigText(text, schema);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    const sentences = describeProblems('cart.config.json', result.problems);
    expect(sentences).toMatch(/cart\.config\.json:2: "cart": .*string/);
    expect(sentences).toMatch(/cart\.config\.json:5: "scale\.buad": there is no such key in "scale"/);
  });

  it('names the line of the object that lacks a key', () => {
    const result = parseConfigText('{\n  "cart": "c1",\n  "scale": {}\n}', schema);
    expect(result).toMatchObject({ ok: false, problems: [{ line: 3, key: 'scale.port' }] });
  });

  it('says where text stops being JSON', () => {
    const result = parseConfigText('{\n  "cart": \n}', schema);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ line: 3, message: expect.stringContaining('not valid JSON') }],
    });
  });
});
