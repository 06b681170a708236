import { createCanvas, loadImage, type Canvas, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import { toBuffer, type RenderOptions } from 'bwip-js/node';
import type { Label } from '../../demo/label.js';
import { drawPackage, emojiImage, inkOn, shade, wrap } from '../../demo/package-art.js';
import type { DemoProduct } from '../../demo/product.js';

export const FACE_WIDTH = 640;
export const FACE_HEIGHT = 560;

/** The side of a package that is held to the camera, flat, with where its code sits on it. */
export interface PackageFace {
  readonly canvas: Canvas;
  /** x, y, width, height of the symbol with its quiet zone, in pixels of the face; undefined for loose goods. */
  readonly code?: readonly [number, number, number, number];
  /** Scale at which the narrowest bar is about 2.5 pixels wide in the frame: an arm's length in front of the lens. */
  readonly scale: number;
}

/** Pixels of the face per module. Finer than the frame, so that the frame's sampling is what limits a reader. */
const MODULE = { linear: 4, matrix: 8 } as const;

/** A person brings small codes nearer. With {@link MODULE} this makes about 2.5 pixels a bar, 4.5 a QR module. */
const SCALE: Record<Label['symbol'], number> = {
  ean13: 0.63,
  upca: 0.63,
  ean8: 0.68,
  upce: 0.68,
  databarexpandedstacked: 0.66,
  qrcode: 0.63,
};

/** The symbol exactly as bwip-js prints it, with the quiet zone the standard demands. */
async function symbolImage(label: Label): Promise<Image> {
  const matrix = label.symbol === 'qrcode';
  const options: RenderOptions = {
    bcid: label.symbol,
    text: label.text,
    scale: matrix ? MODULE.matrix : MODULE.linear,
    includetext: !matrix && label.symbol !== 'databarexpandedstacked',
    paddingwidth: matrix ? 4 : 9,
    paddingheight: matrix ? 4 : 3,
    backgroundcolor: 'FFFFFF',
    ...(label.symbol === 'databarexpandedstacked' ? { segments: 4 } : {}),
    ...(matrix ? { eclevel: 'M' } : {}),
    // Truncated height, as printed on most small packs.
    ...(label.symbol.startsWith('ean') || label.symbol.startsWith('upc') ? { height: 16 } : {}),
  };
  return loadImage(await toBuffer(options));
}

function background(ctx: SKRSContext2D, demo: DemoProduct): void {
  const counter = demo.code === 'price-label' || demo.code === 'weight-label';
  const colour = counter ? '#f8fafc' : demo.look.colour;
  const paint = ctx.createLinearGradient(0, 0, FACE_WIDTH, FACE_HEIGHT);
  paint.addColorStop(0, shade(colour, 0.12));
  paint.addColorStop(1, shade(colour, -0.22));
  ctx.fillStyle = paint;
  ctx.beginPath();
  ctx.roundRect(0, 0, FACE_WIDTH, FACE_HEIGHT, 26);
  ctx.fill();
  ctx.fillStyle = counter ? '#1f2937' : inkOn(colour);
}

/** Draws the package's back: brand, name, small print, and the true code of this very piece. */
export async function packageFace(demo: DemoProduct, label: Label | undefined): Promise<PackageFace> {
  if (label === undefined) return { canvas: await drawPackage(demo, FACE_HEIGHT), scale: 0.62 };
  const canvas = createCanvas(FACE_WIDTH, FACE_HEIGHT);
  const ctx = canvas.getContext('2d');
  background(ctx, demo);
  const [symbol, emoji] = await Promise.all([symbolImage(label), emojiImage(demo.look.emoji)]);
  ctx.font = '700 40px "DejaVu Sans", "Noto Sans", sans-serif';
  ctx.fillText(demo.brand.toUpperCase(), 34, 66, 380);
  ctx.font = '500 27px "DejaVu Sans", "Noto Sans", sans-serif';
  const name = demo.product.name.replace(`${demo.brand} `, '');
  for (const [i, line] of wrap(ctx, name, 390, 2).entries()) ctx.fillText(line, 34, 108 + i * 33, 390);
  ctx.drawImage(emoji, FACE_WIDTH - 200, 18, 160, 160);
  // Small print: stripes a reader must not take for bars.
  ctx.globalAlpha = 0.5;
  for (let i = 0; i < 3; i += 1) ctx.fillRect(34, 164 + i * 12, 330 - i * 44, 4);
  ctx.globalAlpha = 1;
  const room = FACE_HEIGHT - 212;
  const fit = Math.min(1, room / symbol.height, (FACE_WIDTH - 60) / symbol.width);
  const width = symbol.width * fit;
  const height = symbol.height * fit;
  const x = (FACE_WIDTH - width) / 2;
  const y = 200 + (room - height) / 2;
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(x - 8, y - 6, width + 16, height + 12);
  ctx.drawImage(symbol, x, y, width, height);
  return { canvas, code: [x, y, width, height], scale: SCALE[label.symbol] };
}
