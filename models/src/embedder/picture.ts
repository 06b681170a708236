import { ModelsError } from '../models-error.js';

/** Interleaved RGB, 8 bits a channel, rows from the top without padding: `data.length === width * height * 3`. */
export interface RgbPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A rectangle of a picture in fractions of its sides, 0..1. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A path, the bytes of an encoded picture (JPEG, PNG, WebP), or pixels. */
export type Picture = string | Uint8Array | RgbPixels;

export interface SquareOptions {
  readonly side: number;
  readonly shorterSide: number;
  /** Only this part of the picture. */
  readonly region?: Region;
  readonly mirrored?: boolean;
}

/** Below this nothing can be told from a picture, and above it someone sent something that is not a camera frame. */
const SMALLEST_SIDE = 16;
const LARGEST_PIXELS = 64_000_000;

const isPixels = (picture: Picture): picture is RgbPixels => typeof picture === 'object' && 'data' in picture;

function nameOf(picture: Picture): string {
  if (typeof picture === 'string') return picture;
  return isPixels(picture) ? `${picture.width}x${picture.height} pixels` : `a picture of ${picture.length} bytes`;
}

function checkSize(name: string, width: number, height: number): void {
  const whole = Number.isInteger(width) && Number.isInteger(height);
  if (!whole || Math.min(width, height) < SMALLEST_SIDE || width * height > LARGEST_PIXELS) {
    throw new ModelsError(
      'wrong-size',
      `${name} is ${width}x${height}: a picture needs at least ${SMALLEST_SIDE} pixels a side and at most 64 megapixels.`,
    );
  }
}

/** Throws `wrong-size` when the length of the data is not what the sides say. */
export function checkPixels(pixels: RgbPixels): void {
  checkSize('The frame', pixels.width, pixels.height);
  const expected = pixels.width * pixels.height * 3;
  if (pixels.data.length !== expected) {
    throw new ModelsError(
      'wrong-size',
      `A frame of ${pixels.width}x${pixels.height} RGB pixels has ${expected} bytes, not ${pixels.data.length}: give interleaved 8-bit RGB without padding.`,
    );
  }
}

/** The square that is looked at: shorter side resized, middle cut out. Throws `bad-picture` or `wrong-size`. */
export async function squareOf(picture: Picture, options: SquareOptions): Promise<RgbPixels> {
  const { default: sharp } = await import('sharp');
  // The cart's other core reads barcodes.
  sharp.concurrency(1);
  const name = nameOf(picture);
  if (isPixels(picture)) checkPixels(picture);
  const open = (): ReturnType<typeof sharp> =>
    isPixels(picture)
      ? sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
      : // 'error' instead of the default: half a JPEG must not pass as a grey picture.
        sharp(picture, { failOn: 'error', limitInputPixels: LARGEST_PIXELS });
  try {
    let image = open();
    if (!isPixels(picture)) {
      const { width, height, orientation } = await image.metadata();
      checkSize(name, width, height);
      if (orientation !== undefined && orientation > 1) image = image.autoOrient();
      if (options.region !== undefined) {
        const turned = orientation !== undefined && orientation >= 5;
        image = image.extract(pixelsOf(options.region, turned ? height : width, turned ? width : height));
      }
    } else if (options.region !== undefined) {
      image = image.extract(pixelsOf(options.region, picture.width, picture.height));
    }
    const { side, shorterSide } = options;
    image = image.resize(shorterSide, shorterSide, { fit: 'outside', kernel: 'linear', fastShrinkOnLoad: true });
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const square = cutMiddle(data, info.width, info.height, info.channels, side);
    return options.mirrored === true ? mirror(square) : square;
  } catch (cause) {
    if (cause instanceof ModelsError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ModelsError(
      'bad-picture',
      `${name} is not a picture that can be read (${why}). Take it again or leave it out.`,
      {
        cause,
      },
    );
  }
}

/** At least one pixel, inside the picture. */
export function pixelsOf(
  region: Region,
  width: number,
  height: number,
): { left: number; top: number; width: number; height: number } {
  const left = Math.min(Math.max(Math.round(region.left * width), 0), width - 1);
  const top = Math.min(Math.max(Math.round(region.top * height), 0), height - 1);
  return {
    left,
    top,
    width: Math.min(Math.max(Math.round(region.width * width), 1), width - left),
    height: Math.min(Math.max(Math.round(region.height * height), 1), height - top),
  };
}

/** The square in the middle, RGB from one (grey), three or four channels. */
export function cutMiddle(data: Uint8Array, width: number, height: number, channels: number, side: number): RgbPixels {
  const out = new Uint8Array(side * side * 3);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  const green = channels >= 3 ? 1 : 0;
  const blue = channels >= 3 ? 2 : 0;
  let to = 0;
  for (let row = 0; row < side; row += 1) {
    let from = ((top + row) * width + left) * channels;
    for (let column = 0; column < side; column += 1, from += channels, to += 3) {
      out[to] = data[from] ?? 0;
      out[to + 1] = data[from + green] ?? 0;
      out[to + 2] = data[from + blue] ?? 0;
    }
  }
  return { width: side, height: side, data: out };
}

export function mirror({ width, height, data }: RgbPixels): RgbPixels {
  const out = new Uint8Array(data.length);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const from = (row * width + column) * 3;
      out.set(data.subarray(from, from + 3), (row * width + (width - 1 - column)) * 3);
    }
  }
  return { width, height, data: out };
}
