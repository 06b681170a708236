import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let ready: Promise<unknown> | undefined;

async function prepare(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** Reads the code off a screen as a cashier's scanner does: from its pixels. @throws when there is none to read */
export async function scanned(picture: Locator): Promise<string> {
  await (ready ??= prepare());
  await picture.waitFor();
  // By its place and not by its element: a page that lives draws itself anew while it is looked at.
  const clip = await picture.boundingBox();
  const png = await picture.page().screenshot(clip === null ? {} : { clip });
  const [code] = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'], textMode: 'Plain' });
  if (code === undefined) throw new Error('There is no code that can be read in this part of the screen.');
  return code.text;
}
