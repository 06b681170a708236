export { BackOfficeError, type BackOfficeErrorCode } from '../back-office-error.js';
export type { Basket } from './basket.js';
export { basketOf } from './receipt-basket.js';
export { training, trainingDefaults, type TrainingProgress, type TrainingSettings } from './train.js';
export { trainInThread } from './train-in-thread.js';
export type { TrainingOrder } from './training-message.js';
