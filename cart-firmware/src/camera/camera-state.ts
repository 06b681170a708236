/** Stable reasons a camera gives no usable frames; the message beside them is the sentence for the technician. */
export type CameraFault =
  | 'no-ffmpeg'
  | 'not-found'
  | 'busy'
  | 'denied'
  | 'unreadable'
  | 'unreachable'
  | 'no-video'
  | 'bad-stream'
  | 'gone'
  | 'silent'
  | 'frozen';

/**
 * - `opening`: no frame has come yet
 * - `live`: frames come and change
 * - `stalled`: open, but no frame for too long
 * - `frozen`: frames come, but always the same picture
 * - `fault`: closed after a fault, will be opened again
 * - `ended`: a file or directory that is not looped was shown to its end
 */
export type CameraPhase = 'stopped' | 'opening' | 'live' | 'stalled' | 'frozen' | 'fault' | 'ended';

export interface CameraState {
  readonly phase: CameraPhase;
  /** A sentence: what is the matter and what to do next. */
  readonly message: string;
  /** performance.now() of the change, ms. */
  readonly since: number;
  readonly fault?: CameraFault;
}

/** Why an opening ended. `end` is the regular end of a file. */
export interface CameraEnd {
  readonly fault: CameraFault | 'end';
  readonly message: string;
}

export interface CameraCounts {
  /** Whole frames that arrived. */
  readonly frames: number;
  /** Of these, the same picture as the one before. */
  readonly identical: number;
  /** Of these, later than half the stall limit after the one before. */
  readonly late: number;
  /** Of these, lost because every slot was still being read. */
  readonly dropped: number;
  /** Times the source was opened. */
  readonly openings: number;
  /** Openings that ended in a fault. */
  readonly faults: number;
}
