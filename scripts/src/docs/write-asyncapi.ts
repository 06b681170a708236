/** Writes docs/asyncapi.json. Run after a change of contracts: `node scripts/dist/src/docs/write-asyncapi.js`. */
import { writeFileSync } from 'node:fs';
import { asyncApiText } from './asyncapi.js';

writeFileSync(new URL('../../../../docs/asyncapi.json', import.meta.url), asyncApiText());
