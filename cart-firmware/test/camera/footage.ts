import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cameraConfigSchema,
  CameraUnit,
  type CameraFrame,
  type CameraPhase,
  type CameraState,
} from '../../src/camera/index.js';

/** A directory of its own for one test file; `remove` takes it away. */
export function footageDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'cart-camera-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Runs the real ffmpeg to make a file. */
export function makeWithFfmpeg(...args: string[]): void {
  const run = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`ffmpeg could not make the footage: ${run.stderr}`);
}

/** @param seconds of a moving test picture */
export function makeVideo(path: string, size: string, seconds: number, rate = 25): void {
  makeWithFfmpeg('-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`, '-c:v', 'mjpeg', path);
}

export function camera(config: Record<string, unknown>): CameraUnit {
  return new CameraUnit({ config: cameraConfigSchema.parse({ retryAfter: 50, retryAtMost: 100, ...config }) });
}

/** Resolves with the state that enters the phase, also when the unit is in it already. */
export function phase(unit: CameraUnit, wanted: CameraPhase): Promise<CameraState> {
  if (unit.state.phase === wanted) return Promise.resolve(unit.state);
  return new Promise((resolve) => {
    const hear = (state: CameraState): void => {
      if (state.phase !== wanted) return;
      unit.off('state', hear);
      resolve(state);
    };
    unit.on('state', hear);
  });
}

/** What a frame showed, taken while it was valid. */
export interface Seen {
  readonly seq: number;
  readonly width: number;
  readonly height: number;
  readonly identical: boolean;
  readonly stale: boolean;
  readonly pts: number | null;
  readonly at: number;
}

export function frames(
  unit: CameraUnit,
  count: number,
  when: (frame: CameraFrame) => boolean = () => true,
): Promise<Seen[]> {
  return new Promise((resolve) => {
    const seen: Seen[] = [];
    const hear = (frame: CameraFrame): void => {
      if (!when(frame)) return;
      const { seq, width, height, identical, stale, pts, at } = frame;
      seen.push({ seq, width, height, identical, stale, pts, at });
      if (seen.length < count) return;
      unit.off('frame', hear);
      resolve(seen);
    };
    unit.on('frame', hear);
  });
}
