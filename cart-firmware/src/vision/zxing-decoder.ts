import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ZXingReaderModule } from 'zxing-wasm/reader';
import { normaliseZxing } from './normalise.js';
import type { Decoder, Grey, Read } from './read.js';

/** What is looked for. `linear` is the cheap half: one-dimensional retail symbols. */
export interface ZxingChoice {
  readonly formats: readonly string[];
  readonly tryHarder?: boolean;
  readonly tryRotate?: boolean;
  readonly tryInvert?: boolean;
  readonly tryDownscale?: boolean;
  readonly mostSymbols?: number;
}

/** What every Emscripten module has; the package's typings name it only where Emscripten's own are global. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(pointer: number): void;
}

type ReaderModule = ZXingReaderModule & Memory;
type NativeOptions = Parameters<ZXingReaderModule['readBarcodesFromPixmap']>[3];

/** zxing-cpp compiled to WebAssembly, called directly so that luma is copied once: into the module's memory. */
export class ZxingEngine {
  #pointer = 0;
  #capacity = 0;

  private constructor(private readonly module: ReaderModule) {}

  /** The package's own loader would fetch the WebAssembly from a CDN; a cart may be offline. */
  static async load(): Promise<ZxingEngine> {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const file = readFileSync(path);
    const wasmBinary = new Uint8Array(file).buffer;
    const module = await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    return new ZxingEngine(module as ReaderModule);
  }

  get memoryBytes(): number {
    return this.module.HEAPU8.byteLength;
  }

  decoder(choice: ZxingChoice): Decoder {
    const options = nativeOptions(choice);
    return { decode: (picture) => this.#decode(picture, options) };
  }

  #decode(picture: Grey, options: NativeOptions): Read[] {
    const size = picture.width * picture.height;
    if (size > this.#capacity) {
      if (this.#pointer !== 0) this.module._free(this.#pointer);
      this.#pointer = this.module._malloc(size);
      this.#capacity = this.#pointer === 0 ? 0 : size;
      if (this.#pointer === 0) throw new Error(`zxing has no memory for a picture of ${size} bytes.`);
    }
    this.module.HEAPU8.set(picture.data, this.#pointer);
    const found = this.module.readBarcodesFromPixmap(this.#pointer, picture.width, picture.height, options);
    const reads: Read[] = [];
    try {
      for (let i = 0; i < found.size(); i += 1) {
        const result = found.get(i);
        const read = result === undefined ? undefined : normaliseZxing(result);
        if (read !== undefined) reads.push(read);
      }
    } finally {
      // The vector lives in the module's memory; the typings leave out its destructor.
      (found as { delete?: () => void }).delete?.();
    }
    return reads;
  }
}

function nativeOptions(choice: ZxingChoice): NativeOptions {
  return {
    formats: choice.formats.join(','),
    tryHarder: choice.tryHarder ?? true,
    tryRotate: choice.tryRotate ?? true,
    tryInvert: choice.tryInvert ?? false,
    tryDownscale: choice.tryDownscale ?? true,
    maxNumberOfSymbols: choice.mostSymbols ?? 2,
    // Two equal scan lines: with one, the misreads of the published photos more than double.
    minLineCount: 2,
    downscaleThreshold: 500,
    downscaleFactor: 3,
    tryDenoise: false,
    isPure: false,
    validateOptionalChecksum: true,
    returnErrors: false,
    binarizer: 0, // LocalAverage
    eanAddOnSymbol: 0, // Ignore
    textMode: 0, // Plain: FNC1 stays the byte 0x1D
    characterSet: 0, // Unknown
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the binding refuses options without this field
    tryCode39ExtendedMode: false,
  };
}
