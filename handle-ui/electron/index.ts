export * from './choose-screen.js';
export * from './open-screen.js';
export * from './renderer-directory.js';
export * from './screen-url.js';
