import type { ScaleReading, WeightStep } from '@smart-cart/contracts';
import { loadProtocol } from '../protocols/load-protocol.js';
import { LineReader, type LineStatistics } from '../unit/line-reader.js';
import type { ScaleConfig } from '../unit/scale-config.js';
import type { CalibrationSet } from '../weighing/calibration.js';
import { Weigher } from '../weighing/weigher.js';
import type { Recording } from './recording.js';

export interface Replayed {
  readonly readings: readonly ScaleReading[];
  readonly steps: readonly WeightStep[];
  readonly statistics: LineStatistics;
}

/** Puts a recording through the same framing, protocol and weighing as a live line; times are those of the recording. */
export async function replay(
  recording: Recording,
  config: ScaleConfig,
  calibration?: CalibrationSet,
): Promise<Replayed> {
  const protocol = await loadProtocol(recording.header.protocol, config);
  const reader = new LineReader(protocol, config.garbage);
  const weigher = new Weigher(config, calibration);
  const readings: ScaleReading[] = [];
  const steps: WeightStep[] = [];
  let last: number | undefined;
  for (const { at, dir, hex } of recording.entries) {
    if (dir === 'out') continue;
    if (last !== undefined && at - last > config.silenceMs) {
      weigher.interrupted(last, true, protocol.zeroKeptBy);
      reader.reset();
      readings.push(weigher.fault('silent', `The recording has nothing for ${Math.round(at - last)} ms.`, last));
    }
    last = at;
    for (const message of reader.push(Buffer.from(hex, 'hex'), at)) {
      if (message.kind === 'banner' && message.restarted) weigher.interrupted(at, true, protocol.zeroKeptBy);
      const weighed = weigher.weigh(message, at);
      if (weighed.reading) readings.push(weighed.reading);
      steps.push(...weighed.steps);
    }
  }
  return { readings, steps, statistics: reader.statistics };
}
