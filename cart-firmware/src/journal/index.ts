export { Journal, type JournalOptions, type JournalPosition } from './journal.js';
