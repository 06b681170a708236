import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describeProblems, identifier, language, parseConfigText } from '@smart-cart/contracts';
import { scaleConfigSchema } from '@smart-cart/scale-driver';
import { z } from 'zod';
import { checkoutConfigSchema, shoppersConfigSchema } from './cart/shop-config.js';
import { cameraConfigSchema } from './camera/config.js';
import { FirmwareError } from './firmware-error.js';
import { screenConfigSchema } from './gateway/config.js';
import { boardConfigSchema } from './peripherals/config.js';
import { recognitionConfigSchema } from './recognition/config.js';
import { storeLinkConfigSchema } from './store-link/config.js';
import { visionConfigSchema } from './vision/config.js';

const RELATIVE = 'Relative paths count from the directory of this file.';

/** `cart.config.json`. docs/cart.config.md is generated from this schema. */
export const cartConfigSchema = z
  .object({
    store: identifier.describe('Name of the store, as in the MQTT topics.'),
    cart: identifier.describe('Name of this cart, one of its kind in the store; also its MQTT user and client name.'),
    dataDirectory: z
      .string()
      .min(1)
      .default('/var/lib/smart-cart')
      .describe(
        'Where the journal and the catalogue are kept. On the most reliable storage of the board. Like every path here, a relative one counts from the directory of this file.',
      ),
    languages: z
      .array(language)
      .min(1)
      .default(['en', 'es', 'de', 'fr', 'ar', 'ja'])
      .describe('Languages offered to the shopper; the first is shown until one is chosen.'),
    timeZone: z
      .string()
      .default('UTC')
      .refine((zone) => isTimeZone(zone), 'use an IANA zone such as Europe/Berlin')
      .describe('IANA time zone of the store: decides when a best-before date has passed.'),
    scale: scaleConfigSchema
      .optional()
      .describe(`The weighed shelf. Without it lines are taken unverified. ${RELATIVE}`),
    camera: cameraConfigSchema
      .optional()
      .describe(`The handle camera. Without it products are typed or picked. ${RELATIVE}`),
    vision: visionConfigSchema.prefault({}).describe('How codes are read from the camera.'),
    recognition: recognitionConfigSchema
      .optional()
      .describe(`How goods are recognised by their looks. Without it nothing is. ${RELATIVE}`),
    link: storeLinkConfigSchema.describe(`The MQTT connection to the back office. ${RELATIVE}`),
    screen: screenConfigSchema.prefault({}).describe(`The touchscreen. ${RELATIVE}`),
    board: boardConfigSchema.optional().describe('Status light, beeper, help button and battery on a Firmata board.'),
    timing: z
      .object({
        sightingGrace: z
          .int()
          .min(0)
          .max(30_000)
          .default(2_500)
          .describe('How long after a weight change the cart waits for a code before it asks, ms.'),
        placingGrace: z
          .int()
          .min(2_000)
          .max(300_000)
          .default(20_000)
          .describe('How long after a code the goods may take to reach the scale before the cart asks, ms.'),
      })
      .strict()
      .prefault({})
      .describe('How patient the cart is.'),
    checkout: checkoutConfigSchema.prefault({}).describe('How a trip ends: paying, bags, receipts.'),
    shoppers: shoppersConfigSchema.prefault({}).describe(`Logging in, loyalty, tares and suggestions. ${RELATIVE}`),
    keepDays: z
      .int()
      .min(1)
      .max(3650)
      .default(30)
      .describe('Days that facts stay on the cart after the store has them.'),
    simulated: z.boolean().default(false).describe('Shown on the screen: the world around this cart is a simulation.'),
  })
  .strict();
export type CartConfig = z.output<typeof cartConfigSchema>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** @throws FirmwareError `config-unreadable` or `config-invalid`, naming file, line and key of every problem */
export async function readCartConfig(file: string): Promise<CartConfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'it is not there' : (cause as Error).message;
    throw new FirmwareError(
      'config-unreadable',
      `The configuration ${file} cannot be read: ${why}. Name the file with --config, or begin with the example in the README.`,
      { cause },
    );
  }
  const parsed = parseConfigText(text, cartConfigSchema);
  if (parsed.ok) return withAbsolutePaths(parsed.value, dirname(resolve(file)));
  throw new FirmwareError(
    'config-invalid',
    `The configuration has ${parsed.problems.length === 1 ? 'a problem' : `${parsed.problems.length} problems`}:\n${describeProblems(file, parsed.problems)}\nEvery key is described in docs/cart.config.md.`,
  );
}

/** An address or a device stays as it is; anything else that names a camera source is a path. */
function isPath(source: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(source);
}

/** Under systemd the working directory is the root: relative paths count from the configuration file instead. */
function withAbsolutePaths(config: CartConfig, base: string): CartConfig {
  const absolute = (path: string): string => resolve(base, path);
  const { scale, camera, link, screen, shoppers, recognition } = config;
  const { passwordFile, caFile, certFile, keyFile } = link;
  return {
    ...config,
    dataDirectory: absolute(config.dataDirectory),
    ...(scale?.calibrationFile === undefined
      ? {}
      : { scale: { ...scale, calibrationFile: absolute(scale.calibrationFile) } }),
    ...(camera === undefined || !isPath(camera.source)
      ? {}
      : { camera: { ...camera, source: absolute(camera.source) } }),
    ...(recognition === undefined ? {} : { recognition: recognitionWithAbsolutePaths(recognition, absolute) }),
    link: {
      ...link,
      ...(passwordFile === undefined ? {} : { passwordFile: absolute(passwordFile) }),
      ...(caFile === undefined ? {} : { caFile: absolute(caFile) }),
      ...(certFile === undefined ? {} : { certFile: absolute(certFile) }),
      ...(keyFile === undefined ? {} : { keyFile: absolute(keyFile) }),
    },
    shoppers: {
      ...shoppers,
      ...(shoppers.loginKeyFile === undefined ? {} : { loginKeyFile: absolute(shoppers.loginKeyFile) }),
    },
    screen: {
      ...screen,
      ...(screen.directory === undefined ? {} : { directory: absolute(screen.directory) }),
      ...(screen.pictures === undefined ? {} : { pictures: absolute(screen.pictures) }),
    },
  };
}

type RecognitionSection = NonNullable<CartConfig['recognition']>;

function recognitionWithAbsolutePaths(
  recognition: RecognitionSection,
  absolute: (path: string) => string,
): RecognitionSection {
  const { head, headKey, embedder, keepCrops } = recognition;
  return {
    ...recognition,
    headKey: absolute(headKey),
    ...(head === undefined ? {} : { head: absolute(head) }),
    ...(embedder === undefined ? {} : { embedder: absolute(embedder) }),
    ...(keepCrops === undefined ? {} : { keepCrops: { ...keepCrops, directory: absolute(keepCrops.directory) } }),
  };
}
