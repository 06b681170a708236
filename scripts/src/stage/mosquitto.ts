import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program } from './program.js';

/** A real Mosquitto on the loopback address, persistent the way a store runs it: what it took survives a kill. */
export async function mosquitto(directory: string, port: number): Promise<Program> {
  const data = join(directory, 'mosquitto');
  await mkdir(data, { recursive: true });
  const file = join(data, 'mosquitto.conf');
  const settings = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${data}/`,
    'autosave_interval 1',
    'autosave_on_changes true',
    'max_queued_messages 10000',
    'log_dest stderr',
    'log_type warning',
    'log_type error',
    'log_type notice',
    'log_type information',
    // Started as root it would drop to a user that cannot write our directory.
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  await writeFile(file, `${settings.join('\n')}\n`);
  return new Program({
    name: 'Mosquitto',
    command: process.env['MOSQUITTO'] ?? 'mosquitto',
    args: ['-c', file],
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
    log: join(directory, 'mosquitto.log'),
    ready: /mosquitto version .* running/,
    readyWithinMs: 10_000,
  });
}
