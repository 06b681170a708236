export * from './explain-step.js';
export * from './mass-model.js';
