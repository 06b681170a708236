import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describeProblems, identifier, parseConfigText } from '@smart-cart/contracts';
import { z } from 'zod';
import { BackOfficeError } from './back-office-error.js';
import { simulatedBehaviour } from './payments/simulated-acquirer.js';
import { reasonOf } from './reason.js';

const file = z.string().min(1).max(4096);

const mqttConfig = z
  .object({
    url: z
      .string()
      .regex(
        /^(?:mqtts?|wss?):\/\/[^\s/]+/,
        'a broker address such as mqtt://127.0.0.1:1883 or mqtts://broker.store:8883',
      )
      .describe('Address of the broker. mqtts:// and wss:// verify the certificate; that cannot be switched off.'),
    username: z.string().min(1).optional().describe('User name at the broker.'),
    passwordFile: file.optional().describe('File that holds the password at the broker, on one line.'),
    clientId: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('Client id at the broker; must stay the same, so that the broker keeps facts while we are away.'),
    tls: z
      .object({
        caFile: file.optional().describe('Certificate authority that signed the certificate of the broker (PEM).'),
        certFile: file.optional().describe('Our certificate (PEM), where the broker asks for one.'),
        keyFile: file.optional().describe('Key of our certificate (PEM).'),
      })
      .strict()
      .refine(
        (tls) => (tls.certFile === undefined) === (tls.keyFile === undefined),
        'certFile and keyFile come together',
      )
      .optional(),
    protocol: z
      .enum(['auto', '3.1.1', '5'])
      .default('auto')
      .describe('auto offers MQTT 5 and falls back to 3.1.1 when the broker refuses it.'),
    keepaliveSeconds: z
      .int()
      .min(5)
      .max(600)
      .default(30)
      .describe('Silence after which the broker is asked for a sign.'),
    reconnect: z
      .object({
        minMs: z.int().min(50).max(60_000).default(1000),
        maxMs: z.int().min(50).max(600_000).default(60_000),
      })
      .strict()
      .prefault({})
      .describe('Waiting time before connecting again; doubles from minMs to maxMs, with jitter.'),
  })
  .strict();

const webAddress = z
  .url({ protocol: /^https?$/, error: 'a web address such as https://receipts.store.example' })
  .transform((url) => url.replace(/\/+$/, ''));

const paymentsConfig = z
  .object({
    acquirer: z
      .discriminatedUnion('kind', [
        z
          .object({
            kind: z.literal('simulated'),
            behaviour: simulatedBehaviour
              .default('approve')
              .describe('How it answers until the staff page says otherwise.'),
            delayMs: z.int().min(0).max(60_000).default(0).describe('How long an answer takes.'),
          })
          .strict(),
        z
          .object({
            kind: z.literal('http'),
            url: webAddress.describe('Where the protocol of docs/payments.md is spoken.'),
            tokenFile: file.optional().describe('File with the token sent as Authorization: Bearer, on one line.'),
            timeoutMs: z
              .int()
              .min(100)
              .max(120_000)
              .default(10_000)
              .describe('After which a question counts as unanswered.'),
          })
          .strict(),
      ])
      .prefault({ kind: 'simulated' })
      .describe('Who moves the money.'),
    patienceSeconds: z
      .int()
      .min(5)
      .max(3600)
      .default(60)
      .describe('After which a charge without an outcome is cancelled, so that the shopper can try again.'),
  })
  .strict();

const documentsConfig = z
  .object({
    promotions: file.optional().describe('Promotions file (docs/promotions.md).'),
    storeMap: file.optional().describe('Map of the store (docs/store-map.md).'),
    recogniser: file.optional().describe('Signed head of the recogniser.'),
    recommendations: file.optional().describe('Suggestions to begin with; read only while the database holds none.'),
    bytesPerSecond: z
      .int()
      .min(10_000)
      .max(1_000_000_000)
      .default(2_000_000)
      .describe('What all carts together may draw of documents.'),
    training: z
      .object({
        atHour: z.int().min(0).max(23).default(3).describe('Hour of the store at which suggestions are learned anew.'),
        minimumReceipts: z.int().min(10).max(1_000_000).default(200).describe('Receipts needed before that is done.'),
      })
      .strict()
      .prefault({}),
  })
  .strict();

const mailConfig = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('file').describe('Writes each mail as an .eml file, for a mail server to pick up.'),
      directory: file.describe('Where they are written.'),
      from: z.email().describe('Sender of the receipts.'),
    })
    .strict(),
  z
    .object({
      kind: z
        .literal('sendmail')
        .describe('Gives each mail to the mail server of this machine (Postfix, Exim, OpenSMTPD, msmtp).'),
      command: file.default('/usr/sbin/sendmail').describe('Its sendmail program.'),
      from: z.email().describe('Sender of the receipts.'),
    })
    .strict(),
]);

const timeZoneName = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'an IANA time zone such as Europe/Berlin');

/** `back-office.config.json`. Paths are relative to the directory of the file. */
export const backOfficeConfigSchema = z
  .object({
    store: identifier.describe('Name of the store, as in the topics of its carts.'),
    mqtt: mqttConfig,
    database: z
      .object({ file: file.describe('SQLite file. Its directory must exist. One back office owns it.') })
      .strict(),
    http: z
      .object({
        host: z
          .string()
          .min(1)
          .default('127.0.0.1')
          .describe('Address to listen on. Other than loopback needs tokenFile.'),
        trustedProxies: z
          .array(z.string().min(2).max(60))
          .max(20)
          .default([])
          .describe(
            'Addresses or networks of reverse proxies on other machines whose X-Forwarded-For is believed; one on this machine always is. Phones behind an unnamed proxy share one limit.',
          ),
        port: z.int().min(0).max(65_535).default(8090).describe('Port of the staff page; 0 takes any free one.'),
        tokenFile: file
          .optional()
          .describe('File with the token staff sign in with (16 characters or more, one line).'),
      })
      .strict()
      .prefault({}),
    pictures: file.optional().describe('Directory of product pictures, served below /pictures/.'),
    catalogueFile: file.optional().describe('Catalogue to start with; read only while the database holds none.'),
    documents: documentsConfig.prefault({}).describe('What carts keep besides the catalogue.'),
    payments: paymentsConfig.prefault({}),
    mail: mailConfig.optional().describe('How receipts are mailed; without it none are, and addresses are not kept.'),
    members: z
      .object({
        loginKeyFile: file.describe(
          'Private key that signs login codes and badges; made on first use. Carts get the .pub.pem written beside it.',
        ),
      })
      .strict()
      .optional()
      .describe('The page for phones (/me) and its members; without it there is none.'),
    publicUrl: webAddress
      .optional()
      .describe('Address under which phones reach this back office, for links on receipts; that of http otherwise.'),
    timeZone: timeZoneName.default('UTC').describe('Time zone of the store, the same as that of its carts.'),
  })
  .strict()
  .refine((config) => isLoopback(config.http.host) || config.http.tokenFile !== undefined, {
    path: ['http', 'tokenFile'],
    message:
      'is needed because http.host is reachable from other machines; name a file that holds a token, or listen on 127.0.0.1',
  });

export type BackOfficeConfig = z.infer<typeof backOfficeConfigSchema>;
/** What one may write: keys with a default may be left out. */
export type BackOfficeConfigInput = z.input<typeof backOfficeConfigSchema>;

/** True for addresses only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Reads `back-office.config.json`; comments are allowed, paths become absolute.
 * @throws BackOfficeError `config-unreadable` or `config-invalid`, naming line and key of every problem
 */
export function readConfig(path: string): BackOfficeConfig {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new BackOfficeError(
      'config-unreadable',
      `Cannot read the configuration ${path} (${reasonOf(error)}). Write it there, or name another with --config FILE.`,
      { cause: error },
    );
  }
  const parsed = parseConfigText(text, backOfficeConfigSchema);
  if (parsed.ok) return withAbsolutePaths(parsed.value, dirname(resolve(path)));
  throw new BackOfficeError(
    'config-invalid',
    `The configuration cannot be used:\n${describeProblems(path, parsed.problems)}\nCorrect it and start again.`,
  );
}

type Tls = NonNullable<BackOfficeConfig['mqtt']['tls']>;

function absoluteTls(tls: Tls, absolute: (path: string) => string): Tls {
  const { caFile, certFile, keyFile } = tls;
  return {
    ...(caFile === undefined ? {} : { caFile: absolute(caFile) }),
    ...(certFile === undefined ? {} : { certFile: absolute(certFile) }),
    ...(keyFile === undefined ? {} : { keyFile: absolute(keyFile) }),
  };
}

function withAbsolutePaths(config: BackOfficeConfig, base: string): BackOfficeConfig {
  const absolute = (path: string): string => resolve(base, path);
  const { mqtt, http, pictures, catalogueFile, documents, payments, mail, members } = config;
  const { promotions, storeMap, recogniser, recommendations } = documents;
  const { acquirer } = payments;
  const { passwordFile, tls } = mqtt;
  return {
    ...config,
    mqtt: {
      ...mqtt,
      ...(passwordFile === undefined ? {} : { passwordFile: absolute(passwordFile) }),
      ...(tls === undefined ? {} : { tls: absoluteTls(tls, absolute) }),
    },
    database: { file: absolute(config.database.file) },
    http: { ...http, ...(http.tokenFile === undefined ? {} : { tokenFile: absolute(http.tokenFile) }) },
    ...(pictures === undefined ? {} : { pictures: absolute(pictures) }),
    ...(catalogueFile === undefined ? {} : { catalogueFile: absolute(catalogueFile) }),
    documents: {
      ...documents,
      ...(promotions === undefined ? {} : { promotions: absolute(promotions) }),
      ...(storeMap === undefined ? {} : { storeMap: absolute(storeMap) }),
      ...(recogniser === undefined ? {} : { recogniser: absolute(recogniser) }),
      ...(recommendations === undefined ? {} : { recommendations: absolute(recommendations) }),
    },
    payments:
      acquirer.kind === 'http' && acquirer.tokenFile !== undefined
        ? { ...payments, acquirer: { ...acquirer, tokenFile: absolute(acquirer.tokenFile) } }
        : payments,
    ...(members === undefined ? {} : { members: { loginKeyFile: absolute(members.loginKeyFile) } }),
    ...(mail === undefined
      ? {}
      : mail.kind === 'file'
        ? { mail: { ...mail, directory: absolute(mail.directory) } }
        : { mail: { ...mail, command: absolute(mail.command) } }),
  };
}
