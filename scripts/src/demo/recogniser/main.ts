import { constants, setPriority } from 'node:os';
import { makeDemoHead } from './demo-head.js';

/**
 * Makes the demo's head in a process of its own, so that the simulated store goes on painting meanwhile.
 * Arguments: directory of key and head; directory of a data set, where there is one.
 */
const [directory, photos] = process.argv.slice(2);
if (directory === undefined) throw new Error('Name the directory the head goes to.');
setPriority(constants.priority.PRIORITY_LOW);
await makeDemoHead(directory, photos, (text) => void process.stdout.write(`${text}\n`));
