import type { CameraEnd } from './camera-state.js';
import { sourceName, type CameraKind } from './config.js';

/** What ffmpeg said on stderr, bounded: a source that fails for hours must not fill the memory. */
export class FfmpegStderr {
  #text = '';

  push(chunk: string): void {
    this.#text = (this.#text + chunk).slice(-4096);
  }

  get text(): string {
    return this.#text;
  }

  /** The last line that says something. */
  get lastLine(): string {
    const lines = this.#text.split(/[\r\n]+/).map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
    return lines.findLast((line) => line !== '') ?? '';
  }
}

interface Complaint {
  readonly says: RegExp;
  readonly fault: CameraEnd['fault'];
  readonly sentence: (name: string, kind: CameraKind) => string;
}

/** ffmpeg has no error codes on its command line; these texts come from strerror and have been the same for decades. */
const complaints: readonly Complaint[] = [
  {
    says: /Device or resource busy/i,
    fault: 'busy',
    sentence: (name) => `The camera ${name} is used by another program. Close it; "fuser -v ${name}" names it.`,
  },
  {
    says: /Permission denied|Operation not permitted/i,
    fault: 'denied',
    sentence: (name, kind) =>
      kind === 'device'
        ? `The cart may not open the camera ${name}. Add its user to the group "video".`
        : `The cart may not read ${name}. Give its user the right to read it.`,
  },
  {
    says: /No such file or directory|No such device/i,
    fault: 'not-found',
    sentence: (name, kind) =>
      kind === 'device'
        ? `There is no camera at ${name}. Check its cable; "ls -l /dev/v4l/by-path" lists the cameras that are there.`
        : `There is nothing at ${name}. Check "camera.source" in the configuration.`,
  },
  {
    says: /Connection refused|Connection timed out|Network is unreachable|No route to host|Failed to resolve|Name or service not known/i,
    fault: 'unreachable',
    sentence: (name) =>
      `Nothing answers at ${name}. Check that the camera is on, in the same network, and the address right.`,
  },
  {
    says: /Server returned 40[13]|401 Unauthorized|403 Forbidden/i,
    fault: 'denied',
    sentence: (name) => `The camera at ${name} refuses the user name or password. Correct them in "camera.source".`,
  },
  {
    says: /Server returned [45]\d\d|404 Not Found|HTTP error/i,
    fault: 'unreachable',
    sentence: (name) => `The server at ${name} has no picture stream there. Check the path of the address.`,
  },
  {
    says: /matches no streams|does not contain any stream/i,
    fault: 'no-video',
    sentence: (name) => `${name} can be read but has no picture in it. Choose a video or a picture.`,
  },
  {
    says: /Not a typewriter|Inappropriate ioctl|Not a video capture device|Cannot find a proper format/i,
    fault: 'unreadable',
    sentence: (name) =>
      `${name} is no camera that gives the size, rate and format asked for. "ffmpeg -f v4l2 -list_formats all -i ${name}" lists what it gives.`,
  },
  {
    says: /Invalid data found|moov atom not found|Error while decoding|Invalid argument|Is a directory|unspecified size/i,
    fault: 'unreadable',
    sentence: (name) =>
      `${name} cannot be read as a picture or video: it is damaged or of an unknown kind. Replace it.`,
  },
];

/** Why ffmpeg ended without having been asked to, as a sentence with the next step. */
export function complaintOf(
  stderr: FfmpegStderr,
  source: string,
  kind: CameraKind,
  exit: { code: number | null; signal: string | null; frames: number },
): CameraEnd {
  const name = sourceName(source);
  if (exit.code === 0 && exit.frames > 0) {
    if (kind === 'file' || kind === 'pictures') return { fault: 'end', message: `${name} was shown to its end.` };
    return {
      fault: 'gone',
      message: `${name} stopped sending pictures. It is opened again; check that the camera has power.`,
    };
  }
  const known = complaints.find((complaint) => complaint.says.test(stderr.text));
  const said = stderr.lastLine === '' ? '' : ` ffmpeg said: ${sourceName(stderr.lastLine)}`;
  if (known !== undefined && exit.signal === null) {
    return { fault: known.fault, message: known.sentence(name, kind) };
  }
  const how = exit.signal === null ? `ended with code ${exit.code ?? '?'}` : `was ended by ${exit.signal}`;
  return { fault: 'gone', message: `ffmpeg, reading ${name}, ${how}; it is started again.${said}` };
}
