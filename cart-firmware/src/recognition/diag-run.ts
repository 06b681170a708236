import { isModelsError } from '@smart-cart/models';
import { exitCode, type DiagIo } from '@smart-cart/scale-driver';
import type { CameraUnit } from '../camera/index.js';

/** A command that can't give its result: the sentence, and what the program ends with. */
export class DiagFailure extends Error {
  constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Result to stdout, as JSON with `json`; a failure as one sentence and its exit code. */
export async function runRecognitionCommand<Result extends object>(
  io: DiagIo,
  json: boolean | undefined,
  work: () => Promise<Result>,
  describe: (result: Result) => string,
): Promise<void> {
  try {
    const result = await work();
    io.stdout.write(json ? `${JSON.stringify(result)}\n` : `${describe(result)}\n`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    io.exitCode =
      error instanceof DiagFailure
        ? error.exitCode
        : isModelsError(error, 'bad-option', 'bad-key')
          ? exitCode.usage
          : exitCode.failed;
    if (json) io.stdout.write(`${JSON.stringify({ error: { message, exitCode: io.exitCode } })}\n`);
    else io.stderr.write(`${message}\n`);
  }
}

/** Resolves when the source has no more pictures; rejects when it can't be opened. */
export function cameraOver(camera: CameraUnit): Promise<void> {
  return new Promise((resolve, reject) => {
    camera.on('state', ({ phase, fault, message }) => {
      if (phase === 'ended') resolve();
      if (fault !== undefined && ['not-found', 'busy', 'denied', 'no-ffmpeg'].includes(fault)) {
        reject(new DiagFailure(exitCode.port, message));
      }
    });
  });
}
