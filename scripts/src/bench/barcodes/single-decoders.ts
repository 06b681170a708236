import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { normaliseZbar, normaliseZxing, type Grey } from '@smart-cart/cart-firmware';
import { scanGrayBuffer, ZBarScanner } from '@undecaf/zbar-wasm';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Text } from './verdict.js';

/** The decoders as a program that takes one of them as it comes would use it: whole picture, one look, defaults. */
export interface SingleDecoder {
  readonly name: string;
  decode(picture: Grey): Promise<Text[]>;
}

export async function singleDecoders(): Promise<SingleDecoder[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const scanner = await ZBarScanner.create();
  const nowhere = { x: 0, y: 0 };
  return [
    {
      name: 'zxing',
      async decode(picture) {
        const formats = ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'DataBar', 'DataBarExp', 'QRCode'] as const;
        const image = {
          width: picture.width,
          height: picture.height,
          data: rgba(picture),
          colorSpace: 'srgb' as const,
        };
        const results = await readBarcodes(image as Parameters<typeof readBarcodes>[0], {
          formats: [...formats],
          textMode: 'Plain',
          maxNumberOfSymbols: 1,
        });
        return results.flatMap((result) => normaliseZxing(result) ?? []);
      },
    },
    {
      name: 'zbar',
      async decode({ width, height, data }) {
        const symbols = await scanGrayBuffer(Uint8Array.from(data).buffer, width, height, scanner);
        return symbols.flatMap((symbol) => {
          if (symbol.typeName === 'ZBAR_QRCODE') return { symbology: 'qr', text: symbol.decode() };
          return normaliseZbar(symbol.typeName, symbol.decode(), [nowhere, nowhere, nowhere, nowhere], 0) ?? [];
        });
      },
    },
  ];
}

function rgba({ data }: Grey): Uint8ClampedArray {
  const out = new Uint8ClampedArray(data.length * 4);
  data.forEach((value, i) => {
    out.fill(value, 4 * i, 4 * i + 3);
    out[4 * i + 3] = 255;
  });
  return out;
}
