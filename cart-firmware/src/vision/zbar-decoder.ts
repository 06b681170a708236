import { getInstance, ZBarConfigType, ZBarScanner, ZBarSymbol, ZBarSymbolType } from '@undecaf/zbar-wasm';
import { normaliseZbar } from './normalise.js';
import type { Decoder, Grey, Quad, Read } from './read.js';

/** 'Y800', one byte of luma per pixel, as zbar spells formats. */
const y800 = 808466521;

const retail = [
  ZBarSymbolType.ZBAR_EAN13,
  ZBarSymbolType.ZBAR_EAN8,
  ZBarSymbolType.ZBAR_UPCA,
  ZBarSymbolType.ZBAR_UPCE,
  ZBarSymbolType.ZBAR_DATABAR,
  ZBarSymbolType.ZBAR_DATABAR_EXP,
];

/**
 * zbar compiled to WebAssembly: the second opinion on linear symbols. QR is left to zxing, since zbar guesses wrong
 * about text that is not declared as UTF-8. A scanner of our own finds more than the package's shared one.
 */
export async function loadZbar(density = 1): Promise<Decoder & { readonly memoryBytes: number }> {
  const zbar = await getInstance();
  const scanner = await ZBarScanner.create();
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0);
  for (const symbol of retail) scanner.setConfig(symbol, ZBarConfigType.ZBAR_CFG_ENABLE, 1);
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_X_DENSITY, density);
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_Y_DENSITY, density);
  scanner.enableCache(false);

  return {
    get memoryBytes() {
      return zbar.HEAPU8.byteLength;
    },
    decode({ width, height, data }: Grey): Read[] {
      // Freed by zbar together with its image.
      const pointer = zbar._malloc(width * height);
      zbar.HEAPU8.set(data, pointer);
      const image = zbar._Image_create(width, height, y800, pointer, width * height, 0);
      try {
        if (zbar._ImageScanner_scan(scanner.getPointer(), image) < 0) throw new Error('zbar has no memory left.');
        const symbols = zbar._Image_get_symbols(image);
        return ZBarSymbol.createSymbolsFromPtr(symbols, zbar.HEAPU8.buffer as ArrayBuffer).flatMap(
          (symbol) => normaliseZbar(symbol.typeName, symbol.decode('latin1'), box(symbol.points), symbol.quality) ?? [],
        );
      } finally {
        zbar._Image_destory(image);
      }
    },
  };
}

/** zbar gives the points its scan lines hit, in no order: the box around them is what is known of the position. */
function box(points: readonly { x: number; y: number }[]): Quad {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
