import type { Symbology } from './symbology.js';

export interface SightedCode {
  readonly symbology: Symbology;
  /** Canonical text, see `symbology.ts`. */
  readonly text: string;
  /** The text is a GS1 element string: application identifiers, FNC1 as GS (0x1D). */
  readonly gs1: boolean;
}

/** One presentation of one code, agreed on by several frames. All times are performance.now() milliseconds. */
export interface Sighting {
  readonly code: SightedCode;
  /** The frame that completed agreement: when its last byte arrived. */
  readonly at: number;
  readonly firstFrameAt: number;
  readonly firstFrameSeq: number;
  /** Frames that showed the code until agreement. */
  readonly frames: number;
  /** When the same code was last in view before this presentation; absent when it was not lately. */
  readonly previousAt?: number;
  /** Names this presentation; `presentationEnded` repeats it. */
  readonly track: number;
}

/** The code of a sighting has been gone for long enough that showing it again is a new presentation. */
export interface PresentationEnd {
  readonly track: number;
  readonly code: SightedCode;
  /** When the end was noticed, and the last frame that showed the code. */
  readonly at: number;
  readonly lastFrameAt: number;
}
