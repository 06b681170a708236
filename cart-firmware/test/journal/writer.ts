/**
 * Run as a child process: writes facts for ever and says so on standard output only after each is on disk.
 * Arguments: file, facts per transaction. Lines: `<epoch> <last seq>`, or an error code.
 */
import { writeSync } from 'node:fs';
import { isFirmwareError } from '../../src/firmware-error.js';
import { added, journalAt, started } from './facts.js';

const [file = '', size = '1'] = process.argv.slice(2);
const trip = 'trip-0001';
try {
  const journal = journalAt(file);
  journal.open();
  if (journal.position.last === 0) journal.append([started(trip)], Date.now());
  for (;;) {
    const { last } = journal.position;
    const bodies = Array.from({ length: Number(size) }, (_, i) => added(trip, last + i));
    journal.append(bodies, Date.now());
    writeSync(1, `${journal.position.epoch} ${journal.position.last}\n`);
  }
} catch (error) {
  writeSync(1, `${isFirmwareError(error) ? `${error.code}: ${error.message}` : String(error)}\n`);
  process.exitCode = 3;
}
