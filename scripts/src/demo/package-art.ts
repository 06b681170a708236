import { createCanvas, loadImage, Path2D, type Canvas, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DemoProduct, Look } from './product.js';

/** Edge of the square a package is drawn in; larger sizes are scaled from it. */
const EDGE = 320;

const emojiFolder = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
);
const emojis = new Map<string, Promise<Image>>();

/** A Fluent emoji (MIT licence), 256 x 256 with a transparent ground. */
export function emojiImage(name: string): Promise<Image> {
  let image = emojis.get(name);
  if (image === undefined) {
    image = readFile(join(emojiFolder, `${name}.webp`)).then((bytes) => loadImage(bytes));
    emojis.set(name, image);
  }
  return image;
}

/** `amount` above 0 lightens towards white, below 0 darkens towards black. */
export function shade(hex: string, amount: number): string {
  const target = amount > 0 ? 255 : 0;
  const part = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16);
    return Math.round(value + (target - value) * Math.abs(amount));
  };
  return `rgb(${String(part(1))} ${String(part(3))} ${String(part(5))})`;
}

/** Dark colours carry light print and the other way round. */
export function inkOn(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return r * 0.299 + g * 0.587 + b * 0.114 > 150 ? '#1f2937' : '#ffffff';
}

/** Breaks `text` into at most `lines` lines no wider than `width`; what is left over is dropped. */
export function wrap(ctx: SKRSContext2D, text: string, width: number, lines: number): string[] {
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && ctx.measureText(`${last} ${word}`).width <= width)
      out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out.slice(0, lines);
}

/** The outline of a package and where its label sits (x, y, width, height in the square of {@link EDGE}). */
interface Body {
  readonly outline: string;
  readonly label: readonly [number, number, number, number];
  /** Drawn over the body in the package's darker or lighter colour: caps, lids, folds. */
  readonly parts: readonly { readonly path: string; readonly tint: number | string }[];
  /** Round bodies are darker at both edges, flat ones fade from one side to the other. */
  readonly round: boolean;
}

const bodies: Record<Exclude<Look['shape'], 'plain'>, Body> = {
  carton: {
    outline: 'M84 92 L112 40 H208 L236 92 V300 Q236 306 230 306 H90 Q84 306 84 300 Z',
    label: [94, 118, 132, 172],
    parts: [
      { path: 'M112 22 H208 V44 H112 Z', tint: 0.25 },
      { path: 'M84 92 L112 44 H208 L236 92 Z', tint: -0.18 },
      { path: 'M160 60 a12 12 0 1 0 .1 0 Z', tint: '#f8fafc' },
    ],
    round: false,
  },
  bottle: {
    outline:
      'M138 40 H182 V88 Q182 108 202 126 Q218 142 218 166 V292 Q218 306 204 306 H116 Q102 306 102 292 V166 Q102 142 118 126 Q138 108 138 88 Z',
    label: [102, 168, 116, 100],
    parts: [{ path: 'M134 18 H186 V46 H134 Z', tint: -0.45 }],
    round: true,
  },
  can: {
    outline: 'M96 62 Q96 40 160 40 Q224 40 224 62 V284 Q224 306 160 306 Q96 306 96 284 Z',
    label: [96, 100, 128, 150],
    parts: [
      { path: 'M96 60 a64 20 0 1 0 128 0 a64 20 0 1 0 -128 0 Z', tint: '#cbd5e1' },
      { path: 'M108 60 a52 14 0 1 0 104 0 a52 14 0 1 0 -104 0 Z', tint: '#94a3b8' },
    ],
    round: true,
  },
  jar: {
    outline: 'M100 84 Q84 96 84 120 V282 Q84 306 108 306 H212 Q236 306 236 282 V120 Q236 96 220 84 Z',
    label: [84, 136, 152, 126],
    parts: [{ path: 'M96 40 H224 Q230 40 230 48 V84 H90 V48 Q90 40 96 40 Z', tint: '#e2e8f0' }],
    round: true,
  },
  bag: {
    outline: 'M72 34 H248 Q240 60 252 120 Q264 220 248 306 H72 Q56 220 68 120 Q80 60 72 34 Z',
    label: [82, 84, 156, 190],
    parts: [
      {
        path: 'M70 24 l9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 9 10 9-10 V52 H70 Z',
        tint: -0.2,
      },
    ],
    round: true,
  },
  box: {
    outline: 'M64 76 L92 46 H272 V272 L244 304 H64 Z',
    label: [74, 88, 160, 204],
    parts: [
      { path: 'M64 76 L92 46 H272 L244 76 Z', tint: 0.3 },
      { path: 'M244 76 L272 46 V272 L244 304 Z', tint: -0.3 },
    ],
    round: false,
  },
  tub: {
    outline: 'M72 96 H248 L230 290 Q228 304 214 304 H106 Q92 304 90 290 Z',
    label: [92, 116, 136, 168],
    parts: [{ path: 'M64 66 Q64 58 72 58 H248 Q256 58 256 66 V98 H64 Z', tint: '#f1f5f9' }],
    round: true,
  },
  tray: {
    outline: 'M40 84 Q40 70 54 70 H266 Q280 70 280 84 L268 272 Q266 286 252 286 H68 Q54 286 52 272 Z',
    label: [66, 92, 188, 172],
    parts: [],
    round: false,
  },
  tube: {
    outline: 'M84 30 H236 L206 262 H114 Z',
    label: [112, 60, 96, 180],
    parts: [{ path: 'M116 258 H204 V300 Q204 308 196 308 H124 Q116 308 116 300 Z', tint: '#f8fafc' }],
    round: true,
  },
  roll: {
    outline: 'M56 70 Q56 46 80 46 H240 Q264 46 264 70 V282 Q264 306 240 306 H80 Q56 306 56 282 Z',
    label: [76, 104, 168, 170],
    parts: [],
    round: true,
  },
};

function lighting(ctx: SKRSContext2D, body: Body): void {
  const light = ctx.createLinearGradient(body.round ? 80 : 60, 0, body.round ? 240 : 280, body.round ? 0 : 320);
  if (body.round) {
    light.addColorStop(0, 'rgba(0,0,0,.30)');
    light.addColorStop(0.22, 'rgba(255,255,255,.28)');
    light.addColorStop(0.34, 'rgba(255,255,255,.04)');
    light.addColorStop(0.75, 'rgba(0,0,0,.06)');
    light.addColorStop(1, 'rgba(0,0,0,.34)');
  } else {
    light.addColorStop(0, 'rgba(255,255,255,.22)');
    light.addColorStop(0.5, 'rgba(255,255,255,0)');
    light.addColorStop(1, 'rgba(0,0,0,.20)');
  }
  ctx.globalCompositeOperation = 'source-atop';
  ctx.fillStyle = light;
  ctx.fillRect(0, 0, EDGE, EDGE);
  ctx.globalCompositeOperation = 'source-over';
}

function print(ctx: SKRSContext2D, demo: DemoProduct, body: Body, emoji: Image): void {
  const [x, y, width, height] = body.label;
  const { colour, shape } = demo.look;
  const paper = shape === 'bottle' || shape === 'jar' || shape === 'tray' || shape === 'can';
  if (paper) {
    ctx.fillStyle = shape === 'can' ? shade(colour, 0.82) : '#fdfdf8';
    ctx.fillRect(x, y, width, height);
    ctx.fillStyle = shape === 'can' ? shade(colour, -0.25) : colour;
    ctx.fillRect(x, y, width, 7);
    ctx.fillRect(x, y + height - 7, width, 7);
  }
  const ink = paper ? '#1f2937' : inkOn(colour);
  ctx.textAlign = 'center';
  ctx.fillStyle = ink;
  const middle = x + width / 2;
  const lines = height < 130 ? 1 : 2;
  const size = Math.min(width * 0.72, height - 40 - lines * 18);
  ctx.font = '700 15px "DejaVu Sans", "Noto Sans", sans-serif';
  ctx.fillText(demo.brand.toUpperCase(), middle, y + 24, width - 8);
  ctx.drawImage(emoji, middle - size / 2, y + 28, size, size);
  ctx.font = '600 14px "DejaVu Sans", "Noto Sans", sans-serif';
  const name = demo.product.name.replace(`${demo.brand} `, '');
  for (const [i, line] of wrap(ctx, name, lines === 1 ? Infinity : width - 10, lines).entries())
    ctx.fillText(line, middle, y + 28 + size + 16 + i * 17, width - 8);
}

/** The product as a shopper sees it on the shelf: square, transparent ground. */
export async function drawPackage(demo: DemoProduct, edge: number = EDGE): Promise<Canvas> {
  const canvas = createCanvas(edge, edge);
  const ctx = canvas.getContext('2d');
  ctx.scale(edge / EDGE, edge / EDGE);
  const emoji = await emojiImage(demo.look.emoji);
  if (demo.look.shape === 'plain') {
    ctx.drawImage(emoji, 24, 24, EDGE - 48, EDGE - 48);
    return canvas;
  }
  const body = bodies[demo.look.shape];
  const { colour } = demo.look;
  ctx.fillStyle = demo.look.shape === 'tray' ? shade(colour, -0.35) : colour;
  ctx.fill(new Path2D(body.outline));
  for (const part of body.parts) {
    ctx.fillStyle = typeof part.tint === 'string' ? part.tint : shade(colour, part.tint);
    ctx.fill(new Path2D(part.path));
  }
  print(ctx, demo, body, emoji);
  lighting(ctx, body);
  return canvas;
}
