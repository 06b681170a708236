import { constants, setPriority } from 'node:os';
import { makeDrawnHead } from './demo-head.js';

/**
 * Makes the demo's head in a process of its own, so that the simulated store goes on painting meanwhile.
 * Argument: directory of key and head.
 */
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Name the directory the head goes to.');
setPriority(constants.priority.PRIORITY_LOW);
await makeDrawnHead(directory, (text) => void process.stdout.write(`${text}\n`));
