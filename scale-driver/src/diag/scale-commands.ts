import type { Command } from 'commander';
import { addCalibrateCommand } from './calibrate.js';
import type { DiagIo } from './diag-io.js';
import { addIdentifyCommand } from './identify.js';
import { addMonitorCommand } from './monitor.js';
import { addPortsCommand } from './ports.js';
import { addRecordCommand } from './record.js';
import { addReplayCommand } from './replay.js';
import { addZeroCommand } from './zero.js';

/** The technician's commands for the scale: one file each. */
export function addScaleCommands(program: Command, io: DiagIo): void {
  addPortsCommand(program, io);
  addIdentifyCommand(program, io);
  addMonitorCommand(program, io);
  addZeroCommand(program, io);
  addCalibrateCommand(program, io);
  addRecordCommand(program, io);
  addReplayCommand(program, io);
}
