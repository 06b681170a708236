import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';

export interface Shot {
  readonly bcid: 'ean13' | 'upca' | 'ean8';
  readonly text: string;
}

const GREY = '0x707070';
const RATE = 15;

/** Seconds of the film: nothing, then each code with nothing after it, then nothing. */
export interface Cut {
  readonly lead: number;
  readonly shown: number;
  readonly gap: number;
  readonly tail: number;
}

/** A film as any camera would take it: white labels moved before a grey background, a little noise, empty stretches between. */
export async function filmCodes(directory: string, shots: readonly Shot[], cut: Cut): Promise<string> {
  await mkdir(directory, { recursive: true });
  const labels: string[] = [];
  for (const { bcid, text } of shots) {
    const png = await toBuffer({
      bcid,
      text,
      scale: 2,
      height: 22,
      includetext: true,
      backgroundcolor: 'FFFFFF',
      padding: 14,
    });
    const file = join(directory, `${text}.png`);
    await writeFile(file, png);
    labels.push(file);
  }
  const length = cut.lead + shots.length * (cut.shown + cut.gap) + cut.tail;
  const steps = shots.map((_, i) => {
    const from = cut.lead + i * (cut.shown + cut.gap);
    const place = `x='(W-w)/2+18*sin(2.1*t)':y='(H-h)/2+10*sin(1.3*t)'`;
    const during = `enable='between(t,${String(from)},${String(from + cut.shown)})'`;
    return `[s${String(i)}][${String(i + 1)}:v]overlay=${place}:${during}[s${String(i + 1)}]`;
  });
  const graph = [
    '[0:v]format=yuv420p[s0]',
    ...steps,
    // Letterboxed the way a wide sensor delivers a narrower picture.
    `[s${String(shots.length)}]pad=640:480:0:60:color=${GREY},noise=alls=6:allf=t,format=yuv420p[out]`,
  ].join(';');
  const film = join(directory, 'film.avi');
  const run = spawnSync(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-y'],
      ...['-f', 'lavfi', '-i', `color=c=${GREY}:s=640x360:r=${String(RATE)}:d=${String(length)}`],
      ...labels.flatMap((file) => ['-i', file]),
      ...['-filter_complex', graph, '-map', '[out]', '-c:v', 'mjpeg', '-q:v', '4', film],
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`ffmpeg could not make the film: ${run.stderr}`);
  return film;
}
