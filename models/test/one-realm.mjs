import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest gives each test file globals of its own, so arrays that native code makes are not `instanceof` the test's. The
 * ONNX runtime checks that. Here typed arrays are those of the process, as they are in production.
 */
export default class OneRealmEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, Int32Array, BigInt64Array, Uint8Array, ArrayBuffer });
  }
}
