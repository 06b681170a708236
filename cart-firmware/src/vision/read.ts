import type { Symbology } from './symbology.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners in frame pixels: top left, top right, bottom right, bottom left as the symbol is meant to be read. */
export type Quad = readonly [Point, Point, Point, Point];

/** A grey picture, row by row without gaps. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What one decoder made of one picture. */
export interface Read {
  readonly symbology: Symbology;
  readonly text: string;
  readonly gs1: boolean;
  readonly position: Quad;
  readonly decoder: 'zxing' | 'zbar';
  /** Scan lines that agreed on it, for linear symbols; 0 for two-dimensional ones, which correct their own errors. */
  readonly lines: number;
  /** The bytes of a two-dimensional symbol: text of an undeclared character set (Shift-JIS) is a guess, they are not. */
  readonly bytes?: Uint8Array;
}

export interface Decoder {
  decode(picture: Grey): Read[];
}
