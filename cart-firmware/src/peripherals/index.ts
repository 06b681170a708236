export type { BatteryReading } from './battery-gauge.js';
export type { BeepPattern } from './beep-pattern.js';
export { boardConfigSchema, type BoardConfig } from './config.js';
export {
  PERIPHERALS_TIMING,
  PeripheralsUnit,
  type PeripheralsEvents,
  type PeripheralsTiming,
} from './peripherals-unit.js';
export { mountedBoards } from './johnny-board.js';
