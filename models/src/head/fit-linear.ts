import { STRETCH } from './head.js';
import { loadTensorRuntime, type RuntimeName } from './tensor-runtime.js';
import { seeded, shuffled, unit } from './vectors.js';

export interface LinearSample {
  /** Raw or unit embedding. */
  readonly embedding: Float32Array;
  /** Class, 0..classes-1. */
  readonly label: number;
}

export interface LinearOptions {
  readonly classes: number;
  readonly epochs?: number;
  readonly batch?: number;
  readonly learningRate?: number;
  /** Pull of the weights towards zero, part of the loss. */
  readonly decay?: number;
  readonly seed?: number;
  readonly runtime?: RuntimeName;
}

export interface LinearFit {
  /** One row of weights a class, for unit embeddings times STRETCH. */
  readonly rows: readonly Float32Array[];
  readonly biases: readonly number[];
  readonly runtime: RuntimeName;
}

/**
 * Softmax regression by Adam on mini-batches in TensorFlow.js. It begins at zero and shuffles by seed, so that two runs,
 * and two runtimes, end in the same head to rounding.
 */
export async function fitLinear(samples: readonly LinearSample[], options: LinearOptions): Promise<LinearFit> {
  const { classes, epochs = 25, batch = 128, learningRate = 5e-3, decay = 5e-5, seed = 1 } = options;
  const { tf, name } = await loadTensorRuntime(options.runtime);
  const dimension = samples[0]?.embedding.length ?? 0;
  const unitSamples = samples.map((sample) => ({ x: unit(sample.embedding), label: sample.label }));
  const weights = tf.variable(tf.zeros([dimension, classes]));
  const biases = tf.variable(tf.zeros([classes]));
  const optimizer = tf.train.adam(learningRate);
  const random = seeded(seed);
  try {
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      const order = shuffled(unitSamples, random);
      for (let start = 0; start < order.length; start += batch) {
        const part = order.slice(start, start + batch);
        const flat = new Float32Array(part.length * dimension);
        part.forEach(({ x }, row) => {
          for (let i = 0; i < dimension; i += 1) flat[row * dimension + i] = STRETCH * (x[i] ?? 0);
        });
        tf.tidy(() => {
          const input = tf.tensor2d(flat, [part.length, dimension]);
          const truth = tf.oneHot(
            tf.tensor1d(
              part.map((one) => one.label),
              'int32',
            ),
            classes,
          );
          // The gradient of softmax regression in closed form: the tape would build it from a dozen kernels.
          const logits = tf.add(tf.matMul(input, weights), biases);
          const error = tf.div(tf.sub(tf.softmax(logits), tf.cast(truth, 'float32')), part.length);
          const byWeights = tf.add(tf.matMul(input, error, true), tf.mul(weights, decay));
          optimizer.applyGradients([
            { name: weights.name, tensor: byWeights },
            { name: biases.name, tensor: tf.sum(error, 0) },
          ]);
        });
      }
      // Lets timers and signals through between epochs.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const columns = await weights.data();
    const rows = Array.from({ length: classes }, (_, label) =>
      Float32Array.from({ length: dimension }, (_, i) => columns[i * classes + label] ?? 0),
    );
    return { rows, biases: [...(await biases.data())], runtime: name };
  } finally {
    optimizer.dispose();
    weights.dispose();
    biases.dispose();
  }
}
