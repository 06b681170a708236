import { createCanvas, loadImage } from '@napi-rs/canvas';
import { FACE_HEIGHT, type PackageFace } from './package-face.js';

/** A photograph of loose goods in place of a drawing, its middle cut square, with soft corners. */
export async function photoFace(path: string): Promise<PackageFace> {
  const photo = await loadImage(path);
  const canvas = createCanvas(FACE_HEIGHT, FACE_HEIGHT);
  const ctx = canvas.getContext('2d');
  const side = Math.min(photo.width, photo.height);
  ctx.beginPath();
  ctx.roundRect(0, 0, FACE_HEIGHT, FACE_HEIGHT, 60);
  ctx.clip();
  ctx.drawImage(photo, (photo.width - side) / 2, (photo.height - side) / 2, side, side, 0, 0, FACE_HEIGHT, FACE_HEIGHT);
  return { canvas, scale: 0.62 };
}
