import type { Milligrams } from '@smart-cart/contracts';
import type { LineState, Piece } from './state.js';

/** Pieces that came in one step: alone its mass is known, together only their sum is. */
export function arrived(pieces: number, delta: Milligrams): Piece[] {
  const share = Math.floor(delta / pieces);
  return Array.from({ length: pieces }, (_, i) => ({
    mass: i === 0 ? delta - share * (pieces - 1) : share,
    exact: pieces === 1,
  }));
}

/** What a line keeps of the pieces on the scale. */
export function onScale(pieces: readonly Piece[]): Pick<LineState, 'inCart' | 'pieces' | 'measured'> {
  return { pieces, inCart: pieces.length, measured: pieces.reduce((sum, piece) => sum + piece.mass, 0) };
}

/**
 * The line with `count` pieces fewer on the scale: those that fit the change of load best, else the newest.
 * @param delta negative, mg
 */
export function lighter(line: LineState, count: number, delta?: Milligrams): LineState {
  const pieces = [...line.pieces];
  for (let i = 0; i < count && pieces.length > 0; i += 1) {
    const each = delta === undefined ? undefined : -delta / count;
    const distance = (piece: Piece): number => (each === undefined ? 0 : Math.abs(piece.mass - each));
    const nearest = pieces.reduce((best, piece, at) => {
      const known = pieces[best];
      return known === undefined || distance(piece) <= distance(known) ? at : best;
    }, 0);
    pieces.splice(nearest, 1);
  }
  return { ...line, ...onScale(pieces) };
}
