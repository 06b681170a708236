export * from './config.js';
export * from './screen-gateway.js';
