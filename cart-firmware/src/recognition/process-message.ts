import type { Candidate, EmbedderId, Head } from '@smart-cart/models';

/** To the recogniser process. Every request has a number and exactly one answer. */
export type ToProcess =
  /** Read, verify and warm up a head beside the one in service, then put it into service. */
  | { readonly kind: 'head'; readonly id: number; readonly text: string; readonly where: string }
  /** Interleaved RGB, a square of the side the process said when it was ready. */
  | { readonly kind: 'look'; readonly id: number; readonly rgb: Uint8Array }
  | { readonly kind: 'encode'; readonly id: number; readonly rgb: Uint8Array; readonly side: number };

export type FromProcess =
  | { readonly kind: 'ready'; readonly embedder: EmbedderId; readonly side: number }
  /** The embedder can't be used: nothing a restart would mend soon. */
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'head'; readonly id: number; readonly accepted: true; readonly head: HeadInService }
  | { readonly kind: 'head'; readonly id: number; readonly accepted: false; readonly reason: string }
  | {
      readonly kind: 'looked';
      readonly id: number;
      /** Undefined while no head is in service. */
      readonly judged: { readonly candidates: readonly Candidate[]; readonly unknown: number } | undefined;
      /** Milliseconds of work. */
      readonly busyMs: number;
      /** Mebibytes of resident memory. */
      readonly memory: number;
    }
  /** A JPEG; undefined when it could not be made. */
  | { readonly kind: 'encoded'; readonly id: number; readonly jpeg: Uint8Array | undefined };

export interface HeadInService {
  readonly version: number;
  /** Names it in facts and messages. */
  readonly name: string;
  readonly skus: readonly string[];
}

/** Given to the process as its one argument, JSON. */
export interface ProcessSettings {
  readonly embedder: string | undefined;
  /** PEM file of the public key; undefined only for a technician's own file: signatures are not looked at. */
  readonly headKey: string | undefined;
}

/** Given to the thread that opens a head. */
export interface OpeningOrder {
  readonly text: string;
  readonly where: string;
  readonly embedder: EmbedderId;
  readonly headKey: string | undefined;
}

export type Opened = { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly reason: string };
