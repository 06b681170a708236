import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { toBuffer } from 'bwip-js/node';
import type { Showable } from './simulated-camera.js';

/** What people show to a cart besides goods. */
export type CardLook = 'phone' | 'staff-badge' | 'coupon' | 'loyalty-card' | 'shelf-marker';

export interface Card {
  readonly look: CardLook;
  readonly symbol: 'qrcode' | 'ean13';
  readonly text: string;
  /** Printed on it, a few words each. */
  readonly lines: readonly [heading: string, below: string];
}

interface Paper {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly ink: string;
  readonly round: number;
  /** Edge of the place for the symbol, pixels of the face, and where its upper edge is. */
  readonly symbol: number;
  readonly top: number;
  readonly scale: number;
}

/** A long login code needs many small modules: a phone is brought near, a sign at a shelf is large. */
const papers: Record<CardLook, Paper> = {
  phone: { width: 470, height: 640, ground: '#0f172a', ink: '#f8fafc', round: 48, symbol: 420, top: 130, scale: 0.76 },
  'staff-badge': {
    width: 520,
    height: 640,
    ground: '#ffffff',
    ink: '#0f172a',
    round: 26,
    symbol: 420,
    top: 170,
    scale: 0.76,
  },
  coupon: { width: 600, height: 400, ground: '#fef9c3', ink: '#422006', round: 6, symbol: 210, top: 150, scale: 0.8 },
  'loyalty-card': {
    width: 600,
    height: 380,
    ground: '#0f766e',
    ink: '#ffffff',
    round: 30,
    symbol: 460,
    top: 165,
    scale: 0.66,
  },
  'shelf-marker': {
    width: 420,
    height: 560,
    ground: '#f8fafc',
    ink: '#1e293b',
    round: 10,
    symbol: 300,
    top: 170,
    scale: 0.7,
  },
};

function print(ctx: SKRSContext2D, { width }: Paper, [heading, below]: Card['lines']): void {
  ctx.textAlign = 'center';
  ctx.font = '700 38px "DejaVu Sans", "Noto Sans", sans-serif';
  ctx.fillText(heading, width / 2, 66, width - 48);
  ctx.font = '500 26px "DejaVu Sans", "Noto Sans", sans-serif';
  ctx.globalAlpha = 0.8;
  ctx.fillText(below, width / 2, 106, width - 48);
  ctx.globalAlpha = 1;
}

async function symbolOf({ symbol, text }: Card): Promise<Awaited<ReturnType<typeof loadImage>>> {
  const matrix = symbol === 'qrcode';
  const png = await toBuffer({
    bcid: symbol,
    text,
    scale: matrix ? 8 : 4,
    backgroundcolor: 'FFFFFF',
    paddingwidth: matrix ? 4 : 9,
    paddingheight: matrix ? 4 : 4,
    ...(matrix ? { eclevel: text.length > 100 ? 'L' : 'M' } : { height: 14, includetext: true }),
  });
  return loadImage(png);
}

/** A card, a phone or a sign as the camera sees it, with a code that can be read. */
export function cardToShow(card: Card): Showable {
  const paper = papers[card.look];
  return {
    key: `${card.look} ${card.text}`,
    sku: '',
    text: card.text,
    face: async () => {
      const canvas = createCanvas(paper.width, paper.height);
      const ctx = canvas.getContext('2d');
      ctx.fillStyle = paper.ground;
      ctx.beginPath();
      ctx.roundRect(0, 0, paper.width, paper.height, paper.round);
      ctx.fill();
      ctx.fillStyle = paper.ink;
      print(ctx, paper, card.lines);
      const symbol = await symbolOf(card);
      const fit = paper.symbol / symbol.width;
      const [width, height] = [symbol.width * fit, symbol.height * fit];
      const x = (paper.width - width) / 2;
      ctx.imageSmoothingEnabled = fit < 1;
      ctx.drawImage(symbol, x, paper.top, width, height);
      return { canvas, code: [x, paper.top, width, height], scale: paper.scale };
    },
  };
}
