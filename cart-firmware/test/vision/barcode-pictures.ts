import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';

/** One true code drawn by bwip-js, with its quiet zones, as a PNG. */
export async function drawCode(directory: string, name: string, bcid: string, text: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const linear = bcid !== 'qrcode' && bcid !== 'gs1qrcode';
  const png = await toBuffer({
    bcid,
    text,
    scale: linear ? 2 : 4,
    ...(linear ? { height: 20 } : {}),
    backgroundcolor: 'FFFFFF',
    paddingwidth: 30,
    paddingheight: 30,
  });
  writeFileSync(join(directory, name), png);
}
