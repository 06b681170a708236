import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCatalogue } from '../demo/catalogue.js';
import { demoPromotions } from '../demo/promotions.js';
import { demoStoreMap } from '../demo/store-map.js';
import { Program } from './program.js';
import { programs } from './repository.js';

/** Of the demo's store, and so of its carts. */
export const STORE_TIME_ZONE = 'Europe/Berlin';

export interface BackOfficePlace {
  readonly directory: string;
  readonly store: string;
  readonly brokerUrl: string;
  readonly httpPort: number;
  readonly pictures: string;
  /** `plain`: prices and receipts alone; `full`: also promotions, a map, payments with the simulated acquirer, letters. */
  readonly offer?: 'plain' | 'full';
}

/** The store's key for login codes, made by the back office at its first start. */
export function loginKeyOf(directory: string): { readonly private: string; readonly public: string } {
  const folder = join(directory, 'back-office');
  return { private: join(folder, 'login-key.pem'), public: join(folder, 'login-key.pub.pem') };
}

async function fullOffer(directory: string): Promise<Record<string, unknown>> {
  const documents = { promotions: join(directory, 'promotions.json'), storeMap: join(directory, 'store-map.json') };
  await writeFile(documents.promotions, JSON.stringify(demoPromotions));
  await writeFile(documents.storeMap, JSON.stringify(demoStoreMap()));
  return {
    documents,
    members: { loginKeyFile: join(directory, 'login-key.pem') },
    payments: { acquirer: { kind: 'simulated', delayMs: 900 } },
    mail: { kind: 'file', directory: join(directory, 'letters'), from: 'receipts@store.example' },
  };
}

/** The back office as its own process, with the demo's catalogue to begin with. Its ready line gives the page's address. */
export async function backOfficeProgram(place: BackOfficePlace): Promise<Program> {
  const directory = join(place.directory, 'back-office');
  await mkdir(directory, { recursive: true });
  const { version: _version, ...terms } = demoCatalogue.header;
  const catalogueFile = join(directory, 'catalogue.json');
  await writeFile(catalogueFile, JSON.stringify({ ...terms, products: demoCatalogue.products }));
  const config = {
    store: place.store,
    mqtt: { url: place.brokerUrl, reconnect: { minMs: 200, maxMs: 5_000 } },
    database: { file: join(directory, 'back-office.db') },
    http: { host: '127.0.0.1', port: place.httpPort },
    pictures: place.pictures,
    catalogueFile,
    timeZone: STORE_TIME_ZONE,
    ...(place.offer === 'full' ? await fullOffer(directory) : {}),
  };
  const file = join(directory, 'back-office.config.json');
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
  return new Program({
    name: 'The back office',
    command: process.execPath,
    args: ['--enable-source-maps', programs.backOffice, '--config', file],
    log: join(place.directory, 'back-office.log'),
    ready: /staff page at (\S+)/,
  });
}
