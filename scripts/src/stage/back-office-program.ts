import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCatalogue } from '../demo/catalogue.js';
import { Program } from './program.js';
import { programs } from './repository.js';

export interface BackOfficePlace {
  readonly directory: string;
  readonly store: string;
  readonly brokerUrl: string;
  readonly httpPort: number;
  readonly pictures: string;
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
