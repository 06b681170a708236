import { spawn } from 'node:child_process';
import type { CameraEnd } from './camera-state.js';
import { ffmpegArguments, type Opening } from './ffmpeg-arguments.js';
import { complaintOf, FfmpegStderr } from './ffmpeg-complaint.js';
import { sourceName } from './config.js';
import { Y4mParser, type Y4mSink } from './y4m-parser.js';

/** One ffmpeg child, from its start to the end of its last byte. `over` resolves always and never rejects. */
export interface FfmpegRun {
  readonly pid: number | undefined;
  readonly over: Promise<CameraEnd>;
  /** Ends it; `over` then resolves with the reason given here. */
  end(reason: CameraEnd): void;
}

/** ffmpeg that has not gone after SIGTERM, stuck in a driver call, is killed. */
const patience = 1000;

export function runFfmpeg(opening: Opening, sink: Y4mSink): FfmpegRun {
  const child = spawn(opening.config.ffmpeg, ffmpegArguments(opening), { stdio: ['ignore', 'pipe', 'pipe'] });
  const stderr = new FfmpegStderr();
  let frames = 0;
  let reason: CameraEnd | undefined;
  let killer: NodeJS.Timeout | undefined;

  const end = (why: CameraEnd): void => {
    if (reason !== undefined) return;
    reason = why;
    child.kill('SIGTERM');
    killer = setTimeout(() => child.kill('SIGKILL'), patience);
  };

  const parser = new Y4mParser({
    header: (header) => {
      sink.header(header);
    },
    room: () => sink.room(),
    frame: (kept) => {
      frames += 1;
      sink.frame(kept);
    },
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (reason !== undefined) return;
    try {
      parser.push(chunk);
    } catch (error) {
      end({ fault: 'bad-stream', message: error instanceof Error ? error.message : String(error) });
    }
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr.push(chunk);
  });

  const over = new Promise<CameraEnd>((resolve) => {
    child.on('error', (error) => {
      // Emitted instead of 'close' when the program cannot be started at all.
      if (child.pid !== undefined) return;
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      resolve({
        fault: 'no-ffmpeg',
        message: missing
          ? `The program ${opening.config.ffmpeg} is not installed, so no camera can be read. Install it: apt-get install ffmpeg.`
          : `The program ${opening.config.ffmpeg} cannot be started (${error.message}), so ${sourceName(opening.input)} cannot be read.`,
      });
    });
    child.on('close', (code, signal) => {
      clearTimeout(killer);
      resolve(reason ?? complaintOf(stderr, opening.input, opening.kind, { code, signal, frames }));
    });
  });
  return { pid: child.pid, over, end };
}
