import type { Command } from 'commander';
import { listPorts, type FoundPort } from '../ports/list-ports.js';
import type { DiagIo } from './diag-io.js';
import { runCommand } from './run-command.js';

export function addPortsCommand(program: Command, io: DiagIo): void {
  program
    .command('ports')
    .description('list the serial devices of this machine')
    .option('--json', 'print the result, or the error, as one JSON object')
    .action(async (options: { json?: boolean }) => {
      await runCommand(
        io,
        options.json,
        async () => ({ ports: await listPorts() }),
        ({ ports }) => table(ports),
      );
    });
}

function table(ports: readonly FoundPort[]): string {
  if (ports.length === 0) return 'No serial device was found. Plug the scale in, then look at "dmesg | tail".';
  return ports
    .map((port) => {
      const usb = [port.vendorId, port.productId].filter((id) => id !== undefined).join(':');
      return [port.path, port.steadyPath, usb, port.manufacturer, port.serialNumber].filter(Boolean).join('  ');
    })
    .join('\n');
}
