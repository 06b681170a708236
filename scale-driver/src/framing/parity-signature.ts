import { Framer, type FrameShape } from './framer.js';

/**
 * Whether bytes that made no frames are good frames seen through a wrong parity setting.
 *
 * `device-sends-parity`: the scale sends 7E1 or 7O1 and the host reads 8N1, so the parity bit shows up as bit 7.
 * Toledo 8217 then starts with 82 instead of 02, which is never legal.
 * `device-sends-none`: the scale sends 8N1 and the host expects even parity; the tty driver replaces every character of
 * odd weight with NUL, so NULs stand among characters that all happen to be even.
 */
export type ParityMistake = 'device-sends-parity' | 'device-sends-none';

export function parityMistake(bytes: Uint8Array, shape: FrameShape): ParityMistake | undefined {
  if (bytes.some((byte) => byte > 0x7f)) {
    const stripped = bytes.map((byte) => byte & 0x7f);
    const framed = new Framer(shape)
      .push(stripped)
      .reduce((sum, frame) => sum + (frame.kind === 'frame' ? frame.bytes.length : 0), 0);
    // Noise can contain a short frame by chance; a parity mistake turns nearly everything into frames.
    return framed >= bytes.length * 0.6 ? 'device-sends-parity' : undefined;
  }
  const lost = bytes.filter((byte) => byte === 0).length;
  const consistent = bytes.every((byte) => evenWeight(byte));
  return bytes.length >= 8 && consistent && lost >= bytes.length / 4 && lost <= (bytes.length * 3) / 4
    ? 'device-sends-none'
    : undefined;
}

function evenWeight(byte: number): boolean {
  let weight = 0;
  for (let rest = byte; rest > 0; rest >>= 1) weight += rest & 1;
  return weight % 2 === 0;
}

export function parityAdvice(mistake: ParityMistake): string {
  return mistake === 'device-sends-parity'
    ? 'The scale sends a parity bit that this line is not set for: set 7 data bits with even parity (7E1).'
    : 'The scale sends no parity bit but this line expects one: set 8 data bits without parity (8N1).';
}
