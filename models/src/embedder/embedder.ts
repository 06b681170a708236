import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelsError } from '../models-error.js';
import type { EmbedderCard } from './embedder-card.js';
import { readEmbedderFile, shippedEmbedder } from './embedder-file.js';
import { squareOf, type Picture, type Region, type RgbPixels } from './picture.js';
import { writePlanes } from './planes.js';

export interface EmbedOptions {
  /** Only this part of the picture, in fractions of its sides. */
  readonly region?: Region;
  readonly mirrored?: boolean;
}

/** Which embedder a head was made for. */
export interface EmbedderId {
  readonly name: string;
  readonly sha256: string;
  readonly dimension: number;
}

/**
 * Pictures to features. One session, one thread: the cart's other core reads barcodes. The native runtime is loaded by
 * `start()`, not by importing this module.
 */
export class Embedder {
  #session: InferenceSession | undefined;
  #card: EmbedderCard | undefined;
  #makeTensor: ((data: Float32Array, side: number) => Tensor) | undefined;

  constructor(private readonly file: string = shippedEmbedder) {}

  /** Throws `weights-missing`, `weights-corrupt` or `weights-unusable`. */
  async start(): Promise<void> {
    if (this.#session !== undefined) return;
    const { card, weights } = await readEmbedderFile(this.file);
    const { InferenceSession: Session, Tensor: TensorOf } = await import('onnxruntime-node');
    try {
      const session = await Session.create(weights, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
      });
      if (!session.inputNames.includes(card.input.name) || !session.outputNames.includes(card.output.name)) {
        throw new Error(`it has no "${card.input.name}" or no "${card.output.name}"`);
      }
      this.#session = session;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ModelsError(
        'weights-unusable',
        `${this.file} can't be run (${why}). Export it again with models/training/export_onnx.py.`,
        { cause },
      );
    }
    this.#card = card;
    this.#makeTensor = (data, side) => new TensorOf('float32', data, [1, 3, side, side]);
  }

  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.release();
  }

  get card(): EmbedderCard {
    if (this.#card === undefined) throw notStarted();
    return this.#card;
  }

  get id(): EmbedderId {
    return { name: this.card.name, sha256: this.card.sha256, dimension: this.card.output.dimension };
  }

  /** The square of pixels that the network would see; for `explain`. */
  async look(picture: Picture, options: EmbedOptions = {}): Promise<RgbPixels> {
    const { side, shorterSide } = this.card.input;
    return squareOf(picture, { side, shorterSide, ...options });
  }

  /** Features of the picture, raw (not normalised), `card.output.dimension` of them. */
  async embed(picture: Picture, options: EmbedOptions = {}): Promise<Float32Array> {
    return this.embedSquare(await this.look(picture, options));
  }

  /** Features of a square that is already as large as the network takes; throws `wrong-size` when it is not. */
  async embedSquare(square: RgbPixels): Promise<Float32Array> {
    const { card } = this;
    const { side } = card.input;
    if (this.#session === undefined || this.#makeTensor === undefined) throw notStarted();
    if (square.width !== side || square.height !== side || square.data.length !== side * side * 3) {
      throw new ModelsError(
        'wrong-size',
        `The embedder ${card.name} takes squares of ${side} pixels, not ${square.width}x${square.height}: use embed(), which cuts them.`,
      );
    }
    const planes = new Float32Array(3 * side * side);
    writePlanes(square, card.normalisation, planes);
    const answer = await this.#session.run({ [card.input.name]: this.#makeTensor(planes, side) });
    const features = answer[card.output.name]?.data;
    if (!(features instanceof Float32Array) || features.length !== card.output.dimension) {
      throw new ModelsError(
        'weights-unusable',
        `${this.file} gave ${String(features?.length)} features where its card says ${card.output.dimension}: restore the card that came with the weights.`,
      );
    }
    return features;
  }
}

function notStarted(): ModelsError {
  return new ModelsError('not-started', 'The embedder is not running: await start() before using it.');
}
