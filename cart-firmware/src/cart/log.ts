/** Lines for the system log. systemd's journal keeps time and unit; the level prefix is its own (sd-daemon). */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

const PRIORITY = { info: 6, warn: 4, error: 3 } as const;

/** Writes to standard error; with `<n>` prefixes when systemd reads it, in plain words otherwise. */
export function consoleLog(underSystemd = process.env['JOURNAL_STREAM'] !== undefined): Log {
  const write = (level: keyof typeof PRIORITY, message: string): void => {
    const prefix = underSystemd ? `<${PRIORITY[level]}>` : `${new Date().toISOString()} ${level.padEnd(5)} `;
    process.stderr.write(
      message
        .split('\n')
        .map((line) => `${prefix}${line}\n`)
        .join(''),
    );
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message, error) => {
      write('error', message);
      // An unexpected error is a defect: its stack is what the person who mends it needs.
      if (error instanceof Error && error.stack !== undefined) write('error', error.stack);
    },
  };
}
