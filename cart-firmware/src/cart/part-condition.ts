import type { PartCondition } from '@smart-cart/contracts';
import type { ScaleState } from '@smart-cart/scale-driver';
import type { CameraState } from '../camera/camera-state.js';
import type { VisionState } from '../vision/vision-unit.js';

/** The states of single units in the words all parts share. */

export function scaleCondition(state: ScaleState): PartCondition {
  if (state.name === 'ready') return { state: 'ready' };
  return { state: state.name === 'fault' ? 'fault' : 'starting', message: state.message };
}

export function cameraCondition(state: CameraState): PartCondition {
  switch (state.phase) {
    case 'live':
      return { state: 'ready' };
    case 'opening':
    case 'stopped':
      return { state: 'starting', message: state.message };
    case 'stalled':
    case 'frozen':
    case 'fault':
    case 'ended':
      return { state: 'fault', message: state.message };
  }
}

export function readerCondition(state: VisionState): PartCondition {
  if (state.phase === 'ready') return { state: 'ready' };
  return { state: state.phase === 'fault' ? 'fault' : 'starting', message: state.message };
}
