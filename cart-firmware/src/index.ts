export * from './camera/index.js';
export * from './vision/index.js';
