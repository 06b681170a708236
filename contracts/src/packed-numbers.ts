import { z } from 'zod';

/** Lists of numbers inside JSON: little-endian bytes as base64. Works in a browser as well as in Node. */

type Numbers = Float32Array | Uint16Array | Int8Array;
type NumbersType<T extends Numbers> = { new (buffer: ArrayBuffer): T; readonly BYTES_PER_ELEMENT: number };

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function packNumbers(values: Numbers): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Refuses what is no whole number of elements, and floats that are no numbers. */
export function packed<T extends Numbers>(type: NumbersType<T>): z.ZodType<T, string> {
  return z.base64('is not base64').transform((text, context): T => {
    const bytes = bytesOf(text);
    if (bytes.length % type.BYTES_PER_ELEMENT !== 0) {
      context.addIssue({ code: 'custom', message: 'ends in the middle of a number' });
      return z.NEVER;
    }
    const values = new type(bytes.buffer);
    if (!values.every((value) => Number.isFinite(value))) {
      context.addIssue({ code: 'custom', message: 'holds something that is not a number' });
      return z.NEVER;
    }
    return values;
  });
}

const LARGEST = 127;

/** A matrix of 8-bit numbers, each row with its own scale. */
export const packedRows = z
  .strictObject({ scales: packed(Float32Array), values: packed(Int8Array) })
  .transform(({ scales, values }, context): Float32Array => {
    const columns = values.length / scales.length;
    if (!Number.isInteger(columns)) {
      context.addIssue({
        code: 'custom',
        message: `has ${values.length} numbers, which are no ${scales.length} whole rows`,
      });
      return z.NEVER;
    }
    return Float32Array.from(values, (value, i) => value * (scales[Math.floor(i / columns)] ?? 0));
  });

export function packRows(matrix: Float32Array, rows: number): z.input<typeof packedRows> {
  const columns = matrix.length / rows;
  const scales = new Float32Array(rows);
  const values = new Int8Array(matrix.length);
  for (let row = 0; row < rows; row += 1) {
    const cells = matrix.subarray(row * columns, (row + 1) * columns);
    const scale = Math.fround(cells.reduce((most, cell) => Math.max(most, Math.abs(cell)), 0) / LARGEST);
    scales[row] = scale;
    if (scale === 0) continue;
    cells.forEach((cell, column) => (values[row * columns + column] = Math.round(cell / scale)));
  }
  return { scales: packNumbers(scales), values: packNumbers(values) };
}
