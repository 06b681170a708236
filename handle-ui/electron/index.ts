export * from './renderer-directory.js';
