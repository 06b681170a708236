import { Option, type Command } from 'commander';
import { z } from 'zod';
import { identify } from '../identify/identify.js';
import { portFromUri } from '../ports/port-from-uri.js';
import { lineName, lineSettings, type LineSettings } from '../ports/scale-port.js';
import { protocolNames } from '../protocols/load-protocol.js';
import type { ProtocolName } from '../protocols/protocol.js';
import type { LineTap } from '../record/recording.js';
import { ScaleError } from '../scale-error.js';
import { scaleConfigSchema, type ScaleConfig } from '../unit/scale-config.js';
import { ScaleUnit } from '../unit/scale-unit.js';
import type { DiagIo } from './diag-io.js';
import { massArgument } from './mass-argument.js';

export interface ScaleOptions {
  readonly port?: string;
  readonly config?: string;
  readonly protocol?: string;
  readonly line?: string;
  readonly capacity?: string;
  readonly interval?: string;
  readonly calibration?: string;
  readonly json?: boolean;
}

/** The options every command has that talks to a scale. */
export function addScaleOptions(command: Command): Command {
  return command
    .option('-p, --port <port>', 'serial device or tcp://host:port; else the port of --config')
    .option('-c, --config <file>', 'take port and settings from the scale section of a cart.config.json')
    .addOption(new Option('--protocol <name>', 'what the scale speaks').choices(['auto', ...protocolNames]))
    .option('--line <settings>', 'line settings such as 9600-7E1')
    .option('--capacity <mass>', 'Max, for example 30kg')
    .option('--interval <mass>', 'verification interval e, for example 5g')
    .option('--calibration <file>', 'sealed parameter set of a load cell bridge')
    .option('--json', 'print the result, or the error, as one JSON object');
}

/** @throws ScaleError `bad-option`. */
export function parseLine(text: string): LineSettings {
  const [, baud, bits, parity = '', stop] = /^(\d+)[-, ]([78])([NEOneo])([12])$/.exec(text) ?? [];
  const names: Readonly<Record<string, string>> = { N: 'none', E: 'even', O: 'odd' };
  const line = lineSettings.safeParse({
    baudRate: Number(baud),
    dataBits: Number(bits),
    parity: names[parity.toUpperCase()],
    stopBits: Number(stop),
  });
  if (line.success) return line.data;
  throw new ScaleError('bad-option', `"${text}" are no line settings. Write for example 9600-7E1 or 115200-8N1.`);
}

/** The configuration the options mean. @throws ScaleError `bad-option` */
export async function scaleConfigOf(options: ScaleOptions, io: DiagIo): Promise<ScaleConfig> {
  const stored = options.config === undefined ? {} : await scaleSection(options.config, io);
  const given = {
    ...stored,
    ...(options.port !== undefined && { port: options.port }),
    ...(options.protocol !== undefined && { protocol: options.protocol }),
    ...(options.line !== undefined && { line: parseLine(options.line) }),
    ...(options.capacity !== undefined && { capacity: massArgument(options.capacity) }),
    ...(options.interval !== undefined && { interval: massArgument(options.interval) }),
    ...(options.calibration !== undefined && { calibrationFile: options.calibration }),
  };
  if (!('port' in given)) {
    throw new ScaleError(
      'bad-option',
      'No port was named. Add --port or --config; "cart-diag ports" lists what there is.',
    );
  }
  const parsed = scaleConfigSchema.safeParse(given);
  if (!parsed.success)
    throw new ScaleError('bad-option', `The scale settings don't fit:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function scaleSection(file: string, io: DiagIo): Promise<object> {
  let content: unknown;
  try {
    content = await io.readConfig(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ScaleError('bad-option', `${file} can't be read: ${why}`, { cause });
  }
  const parsed = z.looseObject({ scale: z.looseObject({}) }).safeParse(content);
  if (parsed.success) return parsed.data.scale;
  throw new ScaleError('bad-option', `${file} has no "scale" section. Name another file or use --port.`);
}

export interface ReachedScale {
  readonly unit: ScaleUnit;
  readonly config: ScaleConfig;
  readonly protocol: ProtocolName;
  readonly line: LineSettings;
}

/**
 * Finds the scale, starts a unit on it, hands it to `use`, and leaves the port closed whatever happens. Unlike the cart,
 * a technician wants to hear at once that a port is missing or silent, so the scale is identified first.
 */
export async function withScale<Result>(
  io: DiagIo,
  options: ScaleOptions,
  use: (scale: ReachedScale) => Promise<Result>,
  record?: LineTap,
): Promise<Result> {
  const config = await scaleConfigOf(options, io);
  const port = await portFromUri(config.port);
  const found = await identify(port, {
    netBit: config.netBit,
    signal: io.signal,
    ...(config.protocol !== 'auto' && { protocols: [config.protocol] }),
    ...(config.line !== undefined && { line: config.line }),
  });
  const { protocol, line } = found;
  io.stderr.write(`${found.title} at ${lineName(line)} on ${config.port}\n`);
  const settled = { ...config, protocol, line };
  const unit = new ScaleUnit({ config: settled, ...(record && { record }) });
  try {
    await unit.start();
    return await use({ unit, config: settled, protocol, line });
  } finally {
    await unit.stop();
  }
}
