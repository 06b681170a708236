export * from './code-reading.js';
export { minorDigitsOf, numericCodeOf } from './currency.js';
export { readCode, readTyped, type ReadContext } from './read-code.js';
