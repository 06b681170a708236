import type { FrameRead } from './agreement.js';

/** To the worker. Slots are indices into memory it was sent once per ring. */
export type ToReader =
  | {
      readonly kind: 'ring';
      readonly ring: number;
      readonly memory: SharedArrayBuffer;
      readonly width: number;
      readonly height: number;
      readonly frameBytes: number;
    }
  | {
      readonly kind: 'frame';
      readonly ring: number;
      readonly slot: number;
      readonly seq: number;
      readonly undecided: boolean;
    };

/** From the worker. */
export type FromReader =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'looked';
      readonly seq: number;
      readonly reads: readonly FrameRead[];
      /** Milliseconds of work on this frame in the worker's one thread. */
      readonly busyMs: number;
      readonly views: readonly string[];
      /** Mebibytes the worker holds: JavaScript and WebAssembly. */
      readonly memory: number;
    };

/** Given to the worker when it starts. */
export interface ReaderSettings {
  readonly industrialCodes: boolean;
  readonly cpuPerFrame: number;
  readonly cpuPerFrameWithCode: number;
}
