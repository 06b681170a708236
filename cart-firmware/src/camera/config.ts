import { statSync } from 'node:fs';
import { z } from 'zod';
import { isPicture } from './picture-list.js';

export const cameraKind = z.enum(['device', 'file', 'pictures', 'url']);
export type CameraKind = z.infer<typeof cameraKind>;

/** The `camera` section of cart.config.json. */
export const cameraConfigSchema = z.strictObject({
  source: z
    .string()
    .min(1)
    .describe(
      'Where frames come from: a V4L2 device (best by path: /dev/v4l/by-path/...), a video file, a picture or a directory of pictures, or an http://, https:// or rtsp:// address.',
    ),
  kind: cameraKind
    .optional()
    .describe('What `source` is, when it cannot be told from its looks: device, file, pictures or url.'),
  width: z.int().min(64).max(4096).default(640).describe('Picture width asked of a device, in pixels.'),
  height: z.int().min(64).max(4096).default(480).describe('Picture height asked of a device, in pixels.'),
  framesPerSecond: z
    .number()
    .min(1)
    .max(120)
    .default(30)
    .describe('Frame rate asked of a device, and the rate at which pictures of a directory are repeated.'),
  deviceFormat: z
    .enum(['mjpeg', 'yuyv422', 'any'])
    .default('any')
    .describe('Pixel format asked of a device. `mjpeg` where USB bandwidth is short; `any` takes the driver default.'),
  largest: z
    .int()
    .min(64)
    .max(4096)
    .default(1280)
    .describe('Files, pictures and addresses whose longer side has more pixels than this are scaled down to it.'),
  loop: z.boolean().default(true).describe('Whether a video file or a directory of pictures starts again at its end.'),
  secondsPerPicture: z
    .number()
    .min(0.1)
    .max(3600)
    .default(2)
    .describe('How long each picture of a directory is shown, in seconds.'),
  mayRepeat: z
    .boolean()
    .optional()
    .describe(
      'Whether identical frames are normal. Left out: yes for files and pictures, no for a device or an address, where they mean that the camera is frozen and are not used as evidence.',
    ),
  stalledAfter: z
    .int()
    .min(200)
    .max(60_000)
    .default(2000)
    .describe(
      'Milliseconds without a frame after which the camera counts as stalled; after three times this it is reopened.',
    ),
  frozenAfter: z
    .int()
    .min(500)
    .max(600_000)
    .default(5000)
    .describe(
      'Milliseconds of identical frames after which the camera counts as frozen; after three times this it is reopened.',
    ),
  openWithin: z
    .int()
    .min(1000)
    .max(120_000)
    .default(10_000)
    .describe('Milliseconds a source may take from opening to its first frame before it is opened anew.'),
  retryAfter: z
    .int()
    .min(50)
    .max(60_000)
    .default(500)
    .describe('Milliseconds before a failed source is opened again; doubles, with jitter, up to `retryAtMost`.'),
  retryAtMost: z
    .int()
    .min(50)
    .max(600_000)
    .default(10_000)
    .describe('Longest pause between two attempts, in milliseconds.'),
  ffmpeg: z.string().min(1).default('ffmpeg').describe('The ffmpeg program to run.'),
});
export type CameraConfig = z.infer<typeof cameraConfigSchema>;

/** Told from the text, and for a plain path from what lies there now, so that it is asked anew at every opening. */
export function cameraKindOf(config: Pick<CameraConfig, 'source' | 'kind'>): CameraKind {
  if (config.kind !== undefined) return config.kind;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(config.source)) return 'url';
  if (config.source.startsWith('/dev/')) return 'device';
  if (isPicture(config.source)) return 'pictures';
  return statSync(config.source, { throwIfNoEntry: false })?.isDirectory() === true ? 'pictures' : 'file';
}

/** Whether identical frames are normal for this source. */
export function mayRepeat(config: Pick<CameraConfig, 'source' | 'kind' | 'mayRepeat'>): boolean {
  if (config.mayRepeat !== undefined) return config.mayRepeat;
  const kind = cameraKindOf(config);
  return kind === 'file' || kind === 'pictures';
}

/** The source as it may be shown and logged: a password in an address is left out. */
export function sourceName(source: string): string {
  return source.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
