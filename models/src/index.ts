export type { Recognition } from './recognition.js';
