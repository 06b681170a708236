import { z } from 'zod';
import { milligrams } from '@smart-cart/contracts';
import { lineSettings } from '../ports/scale-port.js';
import { protocolNames } from '../protocols/load-protocol.js';

const ms = (least: number, most: number) => z.int().min(least).max(most);

/** The `scale` section of cart.config.json. */
export const scaleConfigSchema = z
  .strictObject({
    port: z
      .string()
      .min(1)
      .describe(
        'where the scale is: a serial device ("/dev/cart-scale", best a name by path), or "tcp://host:port" of a serial server',
      ),
    protocol: z
      .enum(['auto', ...protocolNames])
      .default('auto')
      .describe('what the scale speaks; "auto" finds out at each start, which takes some seconds'),
    line: lineSettings.optional().describe("line settings; without them the protocol's usual ones"),
    capacity: milligrams.min(1_000_000).default(30_000_000).describe('Max, the largest load in mg (30 kg = 30000000)'),
    interval: milligrams.min(100).default(5_000).describe('verification interval e in mg (5 g = 5000)'),
    calibrationFile: z
      .string()
      .optional()
      .describe('sealed parameter set of a load cell bridge, written by "cart-diag calibrate"; other scales need none'),
    netBit: z
      .boolean()
      .default(false)
      .describe('Toledo 8217 only: believe bit 5 of the status byte ("net"); some models always send it set'),
    stability: z
      .strictObject({
        range: z.number().min(0.25).max(3).default(1).describe('a load is stable within ± this many e'),
        timeMs: ms(200, 5_000).default(400).describe('and for this long, ms'),
      })
      .prefault({}),
    filter: z
      .strictObject({
        windowMs: ms(0, 2_000).default(400).describe('longest averaging at rest, ms'),
        jump: z.number().min(0.5).max(20).default(2).describe('a change of this many e starts the average anew'),
      })
      .prefault({}),
    zero: z
      .strictObject({
        tracking: z.boolean().default(true).describe('follow slow changes of the empty scale (at most 0.5 e a second)'),
      })
      .prefault({}),
    step: z
      .strictObject({
        smallest: milligrams.min(0).optional().describe('smallest change of load that counts as goods, mg; else 3 e'),
        plateauMs: ms(150, 2_000).default(250).describe('shortest rest between two things put in, ms'),
      })
      .prefault({}),
    silenceMs: ms(300, 60_000).default(1_500).describe('no good frame for this long is a fault, ms'),
    frozenMs: ms(0, 60_000)
      .default(3_000)
      .describe('a load cell bridge repeating one value this long is a fault; 0: off'),
    garbage: z
      .strictObject({
        windowMs: ms(500, 60_000).default(2_000).describe('over this long, ms,'),
        ratio: z.number().min(0.05).max(1).default(0.5).describe('this part of all bytes being garbage is a fault'),
      })
      .prefault({}),
    reopen: z
      .strictObject({
        leastMs: ms(10, 60_000).default(250).describe('first wait before the port is opened again, ms'),
        mostMs: ms(10, 600_000).default(5_000).describe('longest wait, ms'),
      })
      .prefault({}),
    pollMs: ms(10, 5_000).default(50).describe('pause between two requests to a scale that must be asked, ms'),
  })
  .describe('the scale under the basket');

export type ScaleConfig = z.output<typeof scaleConfigSchema>;
export type ScaleConfigInput = z.input<typeof scaleConfigSchema>;
