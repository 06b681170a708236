import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { seeded } from '../src/head/vectors.js';

/** Simple goods that a picture network tells apart; every picture has its own place, size, tilt and light. */
const shapes: Readonly<Record<string, string>> = {
  tomato: '<circle r="70" fill="#c0281c"/><path d="M-20 -66 L0 -40 L20 -66 L0 -58Z" fill="#2f7d32"/>',
  banana: '<path d="M-90 -20 Q0 90 90 -30 Q10 40 -90 -20Z" fill="#f2c531" stroke="#6b5410" stroke-width="4"/>',
  carton:
    '<rect x="-45" y="-80" width="90" height="160" fill="#f4f4f4" stroke="#333"/><rect x="-45" y="-20" width="90" height="50" fill="#1f5fbf"/>',
  cucumber: '<rect x="-110" y="-22" width="220" height="44" rx="22" fill="#2e6b2b"/>',
  bag: '<path d="M-70 -60 L70 -60 L85 80 L-85 80Z" fill="#7a4a24"/><text x="-45" y="20" font-size="34" fill="#fff">COFFEE</text>',
};
export const drawnNames = Object.keys(shapes);

export async function drawProduct(name: string, seed: number): Promise<Buffer> {
  const random = seeded(seed * 31 + name.length);
  const x = 160 + 40 * (random() - 0.5);
  const y = 160 + 40 * (random() - 0.5);
  const place = `translate(${x} ${y}) rotate(${40 * (random() - 0.5)}) scale(${0.9 + 0.4 * random()})`;
  const light = Math.round(150 + 80 * random());
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320"><rect width="320" height="320" fill="rgb(${light},${light},${light - 20})"/><g transform="${place}">${shapes[name] ?? ''}</g></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

/** Files `NAME-1.jpg`... in `directory`; returns their paths. */
export async function drawInto(directory: string, name: string, count: number, firstSeed = 1): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const paths: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const path = join(directory, `${name}-${firstSeed + i}.jpg`);
    await writeFile(path, await drawProduct(name, firstSeed + i));
    paths.push(path);
  }
  return paths;
}
