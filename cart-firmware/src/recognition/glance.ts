/** A planar yuv420 frame, limited range, as the camera's ring holds it. */
export interface YuvFrame {
  readonly width: number;
  readonly height: number;
  /** Luma, then both chroma planes. */
  readonly planes: Uint8Array;
}

/** A frame in coarse cells: means of luma and chroma. What moves shows in it, noise of the sensor does not. */
export interface Glance {
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the frame a cell is wide and high. */
  readonly cell: number;
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

/** Cells across the frame: a fist is three of them wide at arm's length, and the work per frame stays below half a millisecond. */
const ACROSS = 64;
/** Samples a cell and direction; the mean of 25 has a fifth of the noise of one. */
const LUMA_SAMPLES = 5;
const CHROMA_SAMPLES = 3;

/** @param into a glance of the same frame size to be written over */
export function glanceAt({ width, height, planes }: YuvFrame, into?: Glance): Glance {
  const cell = Math.max(2, Math.ceil(width / ACROSS));
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const glance =
    into?.columns === columns && into.rows === rows && into.cell === cell ? into : empty(columns, rows, cell);
  const chromaWidth = Math.ceil(width / 2);
  const uPlane = width * height;
  const vPlane = uPlane + chromaWidth * Math.ceil(height / 2);
  const lumaAt = offsets(cell, LUMA_SAMPLES);
  const chromaAt = offsets(cell / 2, CHROMA_SAMPLES);
  let place = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, place += 1) {
      let y = 0;
      for (const dy of lumaAt) {
        const line = (row * cell + dy) * width + column * cell;
        for (const dx of lumaAt) y += planes[line + dx] ?? 0;
      }
      let u = 0;
      let v = 0;
      for (const dy of chromaAt) {
        const line = Math.floor((row * cell) / 2 + dy) * chromaWidth + Math.floor((column * cell) / 2);
        for (const dx of chromaAt) {
          u += planes[uPlane + line + dx] ?? 128;
          v += planes[vPlane + line + dx] ?? 128;
        }
      }
      glance.y[place] = y / lumaAt.length ** 2;
      glance.u[place] = u / chromaAt.length ** 2;
      glance.v[place] = v / chromaAt.length ** 2;
    }
  }
  return glance;
}

function offsets(size: number, samples: number): number[] {
  const count = Math.max(1, Math.min(samples, Math.floor(size)));
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * size) / count));
}

function empty(columns: number, rows: number, cell: number): Glance {
  const plane = (): Float32Array => new Float32Array(columns * rows);
  return { columns, rows, cell, y: plane(), u: plane(), v: plane() };
}
