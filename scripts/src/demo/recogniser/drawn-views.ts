import { createCanvas } from '@napi-rs/canvas';
import type { Region } from '@smart-cart/models';
import { FRAME_HEIGHT, FRAME_WIDTH, FramePainter, project } from '../../sim/camera/frame-painter.js';
import { Gesture } from '../../sim/camera/gesture.js';
import { FACE_HEIGHT, FACE_WIDTH, packageFace, type PackageFace } from '../../sim/camera/package-face.js';
import { photoFace } from '../../sim/camera/photo-face.js';
import { SeededRandom } from '../../sim/camera/seeded-random.js';
import type { DemoProduct } from '../product.js';

/** A frame as the simulated camera would give it, and where in it to look. */
export interface DrawnView {
  readonly jpeg: Buffer;
  readonly region: Region;
}

/** One for all: its noise and its basket take longer to paint than a picture. */
const painter = new FramePainter(new SeededRandom(7));

/** Pictures a person in a back room would take of each product: held, turned, by different hands. */
export async function viewsOf(demo: DemoProduct, count: number, seed: number): Promise<DrawnView[]> {
  return viewsOfFace(await packageFace(demo, undefined), count, seed);
}

/** The same of a photograph that is held up. */
export async function photoViews(path: string, count: number, seed: number): Promise<DrawnView[]> {
  return viewsOfFace(await photoFace(path), count, seed);
}

/** An empty hand, so that one reaching into the cart is no product. */
export async function handViews(count: number, seed: number): Promise<DrawnView[]> {
  return viewsOfFace({ canvas: createCanvas(FACE_HEIGHT, FACE_HEIGHT), scale: 0.62 }, count, seed);
}

/** The basket with nothing held over it, cut out here and there. */
export async function basketViews(count: number, seed: number): Promise<DrawnView[]> {
  const random = new SeededRandom(seed);
  const views: DrawnView[] = [];
  for (let i = 0; i < count; i += 1) {
    const { jpeg } = await painter.paint();
    const side = random.between(140, FRAME_HEIGHT);
    const centre = { x: random.between(0, FRAME_WIDTH), y: random.between(0, FRAME_HEIGHT) };
    views.push({ jpeg, region: squareAt(centre, side) });
  }
  return views;
}

async function viewsOfFace(face: PackageFace, count: number, seed: number): Promise<DrawnView[]> {
  const random = new SeededRandom(seed);
  const views: DrawnView[] = [];
  for (let i = 0; i < count; i += 1) {
    const gesture = new Gesture(random.fork(), face.scale, { x: 0, y: 0 });
    const at = random.between(250, 2_500);
    const [pose, next] = [gesture.hold(at), gesture.hold(at + 1)];
    const speed = { x: next.x - pose.x, y: next.y - pose.y };
    const { jpeg } = await painter.paint({ face, gesture, pose, speed });
    views.push({ jpeg, region: regionOf(face, pose, random) });
  }
  return views;
}

/** What the cart cuts out: the thing with some of the arm beside it, never exactly centred. */
function regionOf({ canvas }: PackageFace, pose: Parameters<typeof project>[0], random: SeededRandom): Region {
  const [halfWidth, halfHeight] = [Math.min(canvas.width, FACE_WIDTH) / 2, canvas.height / 2];
  const corners = [-1, 1].flatMap((a) => [-1, 1].map((b) => project(pose, a * halfWidth, b * halfHeight)));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.max(right - left, bottom - top) * random.between(0.9, 1.25);
  const aside = random.between(-0.05, 0.2) * side;
  return squareAt({ x: (left + right) / 2 + aside, y: (top + bottom) / 2 + random.between(-0.08, 0.08) * side }, side);
}

function squareAt(centre: { readonly x: number; readonly y: number }, wanted: number): Region {
  const side = Math.min(wanted, FRAME_HEIGHT);
  const left = Math.min(Math.max(0, centre.x - side / 2), FRAME_WIDTH - side);
  const top = Math.min(Math.max(0, centre.y - side / 2), FRAME_HEIGHT - side);
  return {
    left: left / FRAME_WIDTH,
    top: top / FRAME_HEIGHT,
    width: side / FRAME_WIDTH,
    height: side / FRAME_HEIGHT,
  };
}
