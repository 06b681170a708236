import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Gesture, Pose } from './gesture.js';
import type { PackageFace } from './package-face.js';
import type { SeededRandom } from './seeded-random.js';

export const FRAME_WIDTH = 640;
export const FRAME_HEIGHT = 480;

/** How long the shutter is open, ms: decides how far motion smears. Store light, small sensor. */
const EXPOSURE_MS = 9;
/** Distance of the lens in pixels of the face: how strong perspective is. */
const FOCAL = 1500;
/** Strips a turned face is cut into; each is a few pixels wide, so that their steps stay below one. */
const STRIPS = 36;
const NOISE_MARGIN = 64;

export interface PaintedFrame {
  readonly jpeg: Buffer;
  /** Every corner of the code lies inside the picture. */
  readonly whole: boolean;
  /** Whole, and motion and lens smear it by less than about one bar. */
  readonly sharp: boolean;
}

/** What is held in front of the camera in one frame. `speed` is how far the package moves, pixels per ms. */
export interface Held {
  readonly face: PackageFace;
  readonly gesture: Gesture;
  readonly pose: Pose;
  readonly speed: { readonly x: number; readonly y: number };
}

/** Place of a point of the face (relative to its middle) in the frame. The painting below follows the same formula. */
export function project(pose: Pose, u: number, v: number): { x: number; y: number } {
  const depth = FOCAL / (FOCAL + u * Math.sin(pose.yaw));
  const a = u * Math.cos(pose.yaw) * depth * pose.scale;
  const b = v * pose.flat * depth * pose.scale;
  const cos = Math.cos(pose.rotation);
  const sin = Math.sin(pose.rotation);
  return { x: pose.x + a * cos - b * sin, y: pose.y + a * sin + b * cos };
}

/** Paints what the handle camera would see, one frame after the other on one canvas. */
export class FramePainter {
  readonly #random: SeededRandom;
  readonly #frame = createCanvas(FRAME_WIDTH, FRAME_HEIGHT);
  readonly #layer = createCanvas(FRAME_WIDTH, FRAME_HEIGHT);
  readonly #soft = createCanvas(FRAME_WIDTH, FRAME_HEIGHT);
  readonly #noise: readonly Canvas[];
  readonly #basket: Canvas;
  #exposure = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#noise = [0, 1, 2].map(() => noiseTile(random));
    this.#basket = basketPicture(random);
  }

  /** @param brightness 1 is ordinary, 0 a covered lens */
  paint(held?: Held, brightness = 1): Promise<PaintedFrame> {
    // The encoder reads the canvas on another thread: the next painting waits for it.
    const painted = this.#last.then(() => this.#paint(held, brightness));
    this.#last = painted.catch(() => undefined);
    return painted;
  }

  async #paint(held: Held | undefined, brightness: number): Promise<PaintedFrame> {
    const ctx = this.#frame.getContext('2d');
    ctx.drawImage(this.#basket, 0, 0);
    if (held !== undefined) this.#paintHeld(ctx, held);
    this.#exposure = this.#exposure * 0.9 + this.#random.gaussian(0, 0.008);
    const light = brightness - 1 + Math.max(-0.12, Math.min(0.12, this.#exposure));
    ctx.fillStyle = light < 0 ? `rgba(0,0,0,${String(Math.min(1, -light))})` : `rgba(255,255,255,${String(light)})`;
    ctx.fillRect(0, 0, FRAME_WIDTH, FRAME_HEIGHT);
    const tile = this.#random.pick(this.#noise);
    ctx.drawImage(tile, -this.#random.integer(0, NOISE_MARGIN), -this.#random.integer(0, NOISE_MARGIN));
    const jpeg = await this.#frame.encode('jpeg', 84);
    return { jpeg, ...readability(held) };
  }

  #paintHeld(ctx: SKRSContext2D, held: Held): void {
    const layer = this.#layer.getContext('2d');
    layer.clearRect(0, 0, FRAME_WIDTH, FRAME_HEIGHT);
    const side = handSide(held.pose.rotation);
    paintArm(layer, held, side);
    paintFace(layer, held);
    paintFingers(layer, held, side);
    const smear = { x: held.speed.x * EXPOSURE_MS, y: held.speed.y * EXPOSURE_MS };
    const copies = Math.max(1, Math.min(14, Math.ceil(Math.hypot(smear.x, smear.y))));
    const soft = this.#soft.getContext('2d');
    soft.clearRect(0, 0, FRAME_WIDTH, FRAME_HEIGHT);
    soft.filter = `blur(${held.pose.defocus.toFixed(2)}px)`;
    soft.drawImage(this.#layer, 0, 0);
    for (let i = 0; i < copies; i += 1) {
      // Each copy covers 1/(i+1) of what lies below: all end with the same share.
      ctx.globalAlpha = 1 / (i + 1);
      const part = copies === 1 ? 0 : i / (copies - 1) - 0.5;
      ctx.drawImage(this.#soft, smear.x * part, smear.y * part);
    }
    ctx.globalAlpha = 1;
  }
}

function readability(held: Held | undefined): { whole: boolean; sharp: boolean } {
  if (held?.face.code === undefined) return { whole: false, sharp: false };
  const { canvas, code } = held.face;
  const [x, y, width, height] = code;
  const whole = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].every(([u = 0, v = 0]) => {
    const corner = project(held.pose, u - canvas.width / 2, v - canvas.height / 2);
    return corner.x >= 3 && corner.y >= 3 && corner.x <= FRAME_WIDTH - 3 && corner.y <= FRAME_HEIGHT - 3;
  });
  const smear = Math.hypot(held.speed.x, held.speed.y) * EXPOSURE_MS;
  return { whole, sharp: whole && smear < 2.5 && held.pose.defocus < 1.3 };
}

function paintFace(ctx: SKRSContext2D, { face, gesture, pose }: Held): void {
  const { canvas } = face;
  const { width, height } = canvas;
  ctx.save();
  ctx.translate(pose.x, pose.y);
  ctx.rotate(pose.rotation);
  ctx.scale(pose.scale, pose.scale);
  const strip = width / STRIPS;
  const across = (u: number): number => (u * Math.cos(pose.yaw) * FOCAL) / (FOCAL + u * Math.sin(pose.yaw));
  for (let i = 0; i < STRIPS; i += 1) {
    const u = i * strip - width / 2;
    const left = across(u);
    const tall = (height * pose.flat * FOCAL) / (FOCAL + (u + strip / 2) * Math.sin(pose.yaw));
    // Strips overlap a little, or their soft edges would show as lines.
    const over = i === STRIPS - 1 ? 0 : 1.2;
    ctx.drawImage(canvas, i * strip, 0, strip + over, height, left, -tall / 2, across(u + strip) - left + over, tall);
  }
  const { glare } = gesture;
  if (glare.strength > 0) {
    const shine = ctx.createRadialGradient(glare.x, glare.y, 0, glare.x, glare.y, glare.radius);
    shine.addColorStop(0, `rgba(255,255,255,${glare.strength.toFixed(3)})`);
    shine.addColorStop(1, 'rgba(255,255,255,0)');
    ctx.globalCompositeOperation = 'source-atop';
    ctx.fillStyle = shine;
    ctx.fillRect(-width, -height, 2 * width, 2 * height);
  }
  ctx.restore();
}

/** Quarter turn (0 to 3) of the face's side that points to the lower right of the frame, where the arm comes from. */
function handSide(rotation: number): number {
  let best = 0;
  let most = -Infinity;
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const angle = rotation + (quarter * Math.PI) / 2;
    const towards = Math.cos(angle) + 0.35 * Math.sin(angle);
    if (towards > most) [best, most] = [quarter, towards];
  }
  return best;
}

function atHand(ctx: SKRSContext2D, { face, pose }: Held, side: number, draw: (edge: number) => void): void {
  const loose = face.code === undefined;
  const edge = ((side % 2 === 0 ? face.canvas.width : face.canvas.height) / 2) * (loose ? 0.8 : 1);
  ctx.save();
  ctx.translate(pose.x, pose.y);
  ctx.rotate(pose.rotation + (side * Math.PI) / 2);
  ctx.scale(pose.scale, pose.scale);
  draw(edge * (side % 2 === 0 ? Math.cos(pose.yaw) : pose.flat));
  ctx.restore();
}

function paintArm(ctx: SKRSContext2D, held: Held, side: number): void {
  atHand(ctx, held, side, (edge) => {
    ctx.fillStyle = held.gesture.skin;
    ctx.beginPath();
    ctx.roundRect(edge - 120, -130, 260, 250, 100);
    ctx.fill();
    ctx.rotate(0.35);
    ctx.fillRect(edge + 60, -160, 900, 170);
    ctx.fillStyle = 'rgba(30,41,59,.95)';
    ctx.fillRect(edge + 330, -185, 900, 220);
  });
}

function paintFingers(ctx: SKRSContext2D, held: Held, side: number): void {
  atHand(ctx, held, side, (edge) => {
    ctx.lineWidth = 2;
    ctx.strokeStyle = 'rgba(0,0,0,.22)';
    for (const [y, length] of [
      [-118, 50],
      [-56, 62],
      [6, 58],
      [66, 44],
    ] as const) {
      ctx.fillStyle = held.gesture.skin;
      ctx.beginPath();
      ctx.roundRect(edge - length, y, length + 46, 54, 27);
      ctx.fill();
      ctx.stroke();
      ctx.fillStyle = 'rgba(255,255,255,.35)';
      ctx.beginPath();
      ctx.roundRect(edge - length + 6, y + 12, 24, 30, 12);
      ctx.fill();
    }
  });
}

/** Sensor noise as a transparent picture: black and white specks whose strength is normally distributed. */
function noiseTile(random: SeededRandom): Canvas {
  const canvas = createCanvas(FRAME_WIDTH + NOISE_MARGIN, FRAME_HEIGHT + NOISE_MARGIN);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(canvas.width, canvas.height);
  const { data } = image;
  for (let i = 0; i < data.length; i += 4) {
    const n = random.gaussian(0, 7);
    data.fill(n > 0 ? 255 : 0, i, i + 3);
    data[i + 3] = Math.min(60, Math.abs(n));
  }
  ctx.putImageData(image, 0, 0);
  return canvas;
}

/** The wire basket from above, a little out of focus: what the camera sees when nobody holds anything. */
function basketPicture(random: SeededRandom): Canvas {
  const canvas = createCanvas(FRAME_WIDTH, FRAME_HEIGHT);
  const ctx = canvas.getContext('2d');
  const floor = ctx.createRadialGradient(320, 300, 40, 320, 260, 460);
  floor.addColorStop(0, '#7d8790');
  floor.addColorStop(1, '#343b42');
  ctx.fillStyle = floor;
  ctx.fillRect(0, 0, FRAME_WIDTH, FRAME_HEIGHT);
  ctx.filter = 'blur(2px)';
  ctx.lineWidth = 7;
  ctx.lineCap = 'round';
  const wire = (x1: number, y1: number, x2: number, y2: number): void => {
    for (const [dy, colour] of [
      [3, 'rgba(0,0,0,.35)'],
      [0, '#b9c2cb'],
    ] as const) {
      ctx.strokeStyle = colour;
      ctx.beginPath();
      ctx.moveTo(x1, y1 + dy);
      ctx.lineTo(x2, y2 + dy);
      ctx.stroke();
    }
  };
  // Uneven on purpose: a perfectly regular grid looks like bars to a reader.
  for (let i = -1; i < 9; i += 1) {
    const x = i * 82 + random.between(-6, 6);
    wire(x, -10, 320 + (x - 320) * 0.72, 500);
  }
  for (let i = 0; i < 6; i += 1) wire(-10, i * 92 + random.between(-5, 5), 650, i * 92 + random.between(-5, 5));
  ctx.fillStyle = '#1e293b';
  ctx.fillRect(0, 446, FRAME_WIDTH, 40);
  ctx.filter = 'none';
  return canvas;
}
