import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { configReference } from './config-reference.js';

const schema = z
  .object({
    name: z
      .string()
      .regex(/^[a-z|]+$/)
      .describe('What it is called.'),
    rate: z.int().min(1).max(9).default(5).describe('How often.'),
    size: z.number().positive().optional(),
    tags: z.array(z.string()).min(1).default(['a']),
    part: z
      .object({
        inner: z
          .object({ on: z.boolean().default(true).describe('Whether.') })
          .strict()
          .prefault({}),
        lamp: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('rgb'), red: z.int().min(2) }).strict(),
          z.object({ kind: z.literal('single'), pin: z.int().min(2) }).strict(),
        ]),
      })
      .strict()
      .optional()
      .describe('the part'),
  })
  .strict();

describe('configuration reference', () => {
  const text = configReference(schema);

  it('gives each plain key its type, range, default and meaning', () => {
    expect(text).toContain('| `rate` | whole number from 1 to 9 | `5` | How often. |');
    expect(text).toContain('| `size` | number above 0 |  |  |');
    expect(text).toContain('| `tags` | list of text, at least 1 | `["a"]` |  |');
  });

  it('marks a key without a default as required, and escapes what would break the table', () => {
    expect(text).toContain('| `name` | text matching `^[a-z\\|]+$` | **required** | What it is called. |');
  });

  it('gives each object a section, and names keys further in by their path', () => {
    expect(text).toContain('## part\n\nThe part. Optional.\n');
    expect(text).toContain('| `inner.on` | `true`, `false` | `true` | Whether. |');
  });

  it('tells the alternatives of a union apart', () => {
    expect(text).toContain('| `lamp[rgb].red` | whole number from 2 | **required** |  |');
    expect(text).toContain('| `lamp[single].pin` | whole number from 2 | **required** |  |');
  });
});
