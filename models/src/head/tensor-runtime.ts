import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type * as Tensors from '@tensorflow/tfjs-core';
import { ModelsError } from '../models-error.js';

export type RuntimeName = 'tensorflow' | 'wasm' | 'cpu';
export interface TensorRuntime {
  readonly name: RuntimeName;
  readonly tf: typeof Tensors;
}

async function startTensorflow(): Promise<typeof Tensors | undefined> {
  // Optional and native: absent on many machines, so its name is kept from the compiler.
  const name = '@tensorflow/tfjs-node';
  try {
    await import(name);
  } catch {
    return undefined;
  }
  const tf = await import('@tensorflow/tfjs-core');
  return (await tf.setBackend('tensorflow')) ? tf : undefined;
}

async function startWasm(): Promise<typeof Tensors | undefined> {
  const tf = await import('@tensorflow/tfjs-core');
  try {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
    wasm.setWasmPaths(join(dirname(main), 'dist') + sep);
    return (await tf.setBackend('wasm')) ? tf : undefined;
  } catch {
    return undefined;
  }
}

async function startCpu(): Promise<typeof Tensors | undefined> {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-backend-cpu');
  return (await tf.setBackend('cpu')) ? tf : undefined;
}

const starters = { tensorflow: startTensorflow, wasm: startWasm, cpu: startCpu };

/** The fastest runtime that loads here, or the one that is named; all give the same head to rounding. */
export async function loadTensorRuntime(only?: RuntimeName): Promise<TensorRuntime> {
  const order: readonly RuntimeName[] = only === undefined ? ['tensorflow', 'wasm', 'cpu'] : [only];
  for (const name of order) {
    const tf = await starters[name]();
    if (tf !== undefined) {
      await tf.ready();
      return { name, tf };
    }
  }
  throw new ModelsError(
    'runtime-missing',
    `No TensorFlow.js runtime of ${order.join(', ')} starts here: install the dependencies again with npm ci.`,
  );
}
