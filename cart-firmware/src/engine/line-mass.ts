import type { Milligrams } from '@smart-cart/contracts';
import { anyGoods, ofPieces, type MassModel, type Normal } from '../fusion/index.js';
import { needsWeighing, unfeltPieces, type LineState } from './state.js';

/** Spread assumed between pieces of a line of which some have been felt, when the store knows none. */
const PIECE_SPREAD = 0.03;

/** What `pieces` of the line should weigh when they arrive. */
export function arrivingMass(line: LineState, pieces: number): MassModel {
  if (needsWeighing(line)) return anyGoods;
  if (line.added.expected !== undefined) return ofPieces({ kind: 'normal', ...line.added.expected }, pieces);
  if (line.inCart > 0) {
    const mean = line.measured / line.inCart;
    return ofPieces({ kind: 'normal', mean, sd: mean * PIECE_SPREAD }, pieces);
  }
  return anyGoods;
}

/** Creep and load off centre, as a share of the mass: what two weighings of one thing differ by beyond noise. */
const REWEIGHING = 0.001;

/** Spread of what was weighed before, weighed again. @param sigma of one weighing, mg */
export function reweighed(mass: Milligrams, sigma: number): number {
  return Math.hypot(sigma, mass * REWEIGHING);
}

/** Pieces of the line that may lie in the cart, felt or not. */
export function piecesInCart(line: LineState): number {
  return line.inCart + unfeltPieces(line);
}

/**
 * What `pieces` of the line weigh when they leave. What arrived was measured, so a whole line leaves with the mass it
 * came with, known as well as the scale knows it, however odd the package.
 */
export function leavingMass(line: LineState, pieces: number, scaleSigma: Milligrams): MassModel {
  if (line.inCart === 0 || pieces > line.inCart) return arrivingMass(line, pieces);
  const mean = line.measured / line.inCart;
  const own = line.added.expected?.sd ?? mean * PIECE_SPREAD;
  if (pieces === 1) {
    const of = line.pieces.map((piece): Normal => {
      const sure = piece.exact || line.inCart === 1;
      return {
        kind: 'normal',
        mean: piece.mass,
        sd: Math.hypot(sure ? 0 : own, reweighed(piece.mass, scaleSigma)),
        measured: sure,
      };
    });
    return { kind: 'mixture', of };
  }
  const unknownShare = 1 - pieces / line.inCart;
  return {
    kind: 'normal',
    mean: mean * pieces,
    sd: Math.hypot(reweighed(mean * pieces, scaleSigma), own * Math.sqrt(pieces * unknownShare)),
    measured: unknownShare === 0,
  };
}
