import type { PartCondition } from '@smart-cart/contracts';
import type { ScaleState } from '@smart-cart/scale-driver';
import type { CameraState } from '../camera/camera-state.js';
import type { Scene } from '../camera/scene-watch.js';
import type { VisionState } from '../vision/vision-unit.js';

/** The states of single units in the words all parts share. */

/** @param level false while the cart stands at an angle, and until it has calmed down after */
export function scaleCondition(state: ScaleState, level: boolean): PartCondition {
  if (state.name === 'ready' && level) return { state: 'ready' };
  if (state.name === 'ready')
    return {
      state: 'fault',
      cause: 'not-level',
      message: 'The cart stands at an angle; its weights are not used. They count again on level ground.',
    };
  return { state: state.name === 'fault' ? 'fault' : 'starting', message: state.message };
}

export function cameraCondition(state: CameraState, lens: Scene['lens']): PartCondition {
  switch (state.phase) {
    case 'live':
      return lens === 'clean'
        ? { state: 'ready' }
        : {
            state: 'ready',
            cause: 'lens-smeared',
            message: 'Nothing the camera sees has sharp edges. Wipe its window; check the focus if that does not help.',
          };
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
