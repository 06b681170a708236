export * from './explain-step.js';
export * from './mass-model.js';
export * from './seen-goods.js';
