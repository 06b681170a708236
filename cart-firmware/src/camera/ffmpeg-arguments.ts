import type { CameraConfig, CameraKind } from './config.js';

/** One thing ffmpeg is asked to open: a whole source, or one picture of a directory. */
export interface Opening {
  readonly kind: CameraKind;
  /** Device path, file, address; for `pictures` one picture. */
  readonly input: string;
  readonly config: CameraConfig;
}

/**
 * The command line of one opening. Everything that would hold a frame back is off: decoding in one thread (frame
 * threads each hold one), no output queue, no constant-rate filter (it waits for the next frame to know how long this
 * one lasts), and a flush after each frame.
 */
export function ffmpegArguments(opening: Opening): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'warning', '-threads', '1'],
    ...inputArguments(opening),
    ...['-map', '0:v:0', '-an', '-sn', '-dn', '-vf', filters(opening)],
    ...['-fps_mode', 'passthrough', '-pix_fmt', 'yuv420p', '-threads', '1', '-filter_threads', '1'],
    ...['-flush_packets', '1', '-f', 'yuv4mpegpipe', 'pipe:1'],
  ];
}

function inputArguments({ kind, input, config }: Opening): string[] {
  switch (kind) {
    case 'device':
      return [
        ...['-fflags', 'nobuffer', '-flags', 'low_delay', '-f', 'v4l2', '-thread_queue_size', '4'],
        ...(config.deviceFormat === 'any' ? [] : ['-input_format', config.deviceFormat]),
        ...['-framerate', String(config.framesPerSecond), '-video_size', `${config.width}x${config.height}`],
        ...['-i', input],
      ];
    case 'file':
      return [
        ...['-re', ...(config.loop ? ['-stream_loop', '-1'] : [])],
        ...['-protocol_whitelist', 'file', '-i', `file:${input}`],
      ];
    case 'pictures':
      return ['-protocol_whitelist', 'file', '-i', `file:${input}`];
    case 'url':
      return [...['-fflags', 'nobuffer', '-flags', 'low_delay'], ...networkArguments(input, config), ...['-i', input]];
  }
}

function networkArguments(address: string, config: CameraConfig): string[] {
  // ffmpeg counts network timeouts in microseconds.
  const microseconds = String(config.openWithin * 1000);
  if (/^rtsps?:/i.test(address)) {
    // TCP: a lost UDP packet shows as a torn picture, which the barcode reader pays for.
    return ['-rtsp_transport', 'tcp', '-timeout', microseconds, '-probesize', '100000', '-analyzeduration', '300000'];
  }
  return ['-rw_timeout', microseconds, '-probesize', '32768', '-analyzeduration', '0'];
}

function filters({ kind, config }: Opening): string {
  const rate = String(config.framesPerSecond);
  const fit = `scale=w=min(iw\\,${config.largest}):h=min(ih\\,${config.largest}):force_original_aspect_ratio=decrease`;
  switch (kind) {
    case 'device':
      return 'null';
    case 'file':
    case 'url':
      return fit;
    case 'pictures': {
      // The picture is decoded once and then repeated at the pace of a camera.
      const times = Math.max(1, Math.round(config.secondsPerPicture * config.framesPerSecond));
      return `${fit},loop=loop=${times - 1}:size=1,setpts=N/(${rate}*TB),realtime`;
    }
  }
}
