import type { BackOfficeConfig } from '../config.js';
import type { Database } from '../database/tables.js';
import type { Acquirer } from './acquirer.js';
import { HttpAcquirer } from './http-acquirer.js';
import { SimulatedAcquirer } from './simulated-acquirer.js';

/** The acquirer a configuration names. @throws BackOfficeError `token-unreadable` */
export function acquirerOf({ acquirer }: BackOfficeConfig['payments'], db: Database, now: () => number): Acquirer {
  if (acquirer.kind === 'http') return new HttpAcquirer(acquirer);
  const { behaviour, delayMs } = acquirer;
  return new SimulatedAcquirer(db, { behaviour, times: null, delayMs }, now);
}
