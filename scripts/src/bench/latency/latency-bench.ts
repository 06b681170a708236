import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ScreenClient } from '../../sim/shopper/screen-client.js';
import type { CodeSeen } from '../../sim/camera/simulated-camera.js';
import { spreadOf } from '../../measure/spread.js';
import { openStage } from '../../stage/store-stage.js';
import { PaintRecorder, type PaintedReceipt } from './paint-recorder.js';

export const help = `npm run -s bench -- latency [--items 60] [--fps 30] [--seed 1] [--scale hx711-bridge] [--entrance cut|hand]

Real pty, real ffmpeg, real Mosquitto, real headless Chromium, the unmodified firmware as its own process.
  code    ms from the first camera frame that shows the code sharply (when it was written to the camera's socket)
          to the painted line; with --entrance cut the goods are there from one frame to the next, with hand they are
          moved in, blurred at first
  weight  ms from the last sample of the step that settled it to the painted change; the settle time itself is in "settle"`;

interface Step {
  readonly startedAt: number;
  readonly settledAt: number;
}

/** First paint at or after `from` for which `holds`; ms after it. */
function paintedAfter(paints: readonly PaintedReceipt[], from: number, holds: (paint: PaintedReceipt) => boolean) {
  return paints.find((paint) => paint.at >= from && holds(paint));
}

async function readSteps(file: string): Promise<Step[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { what: string } & Step).filter((entry) => entry.what === 'step');
}

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      items: { type: 'string', default: '60' },
      fps: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      scale: { type: 'string', default: 'hx711-bridge' },
      entrance: { type: 'string', default: 'cut' },
    },
  });
  const items = Number(values.items);
  const entrance = values.entrance === 'hand' ? 'hand' : 'cut';
  const directory = await mkdtemp(join(tmpdir(), 'latency-'));
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  say('Starting Mosquitto, back office, simulated world, firmware and Chromium …');
  const stage = await openStage({
    directory,
    broker: 'mosquitto',
    fps: Number(values.fps),
    seed: Number(values.seed),
    scaleProtocol: values.scale as 'hx711-bridge',
    trace: true,
  });
  const recorder = new PaintRecorder();
  const client = new ScreenClient(stage.screenSocket);
  const sharp: CodeSeen[] = [];
  stage.world.world.camera.on('sharp', (seen) => sharp.push(seen));
  try {
    await recorder.open(stage.screenUrl);
    client.start();
    const ready = await client.until(
      ({ conditions }) =>
        [conditions.scale, conditions.camera, conditions.reader, conditions.store].every(
          (part) => part.state === 'ready',
        ),
      30_000,
    );
    if (ready === undefined) throw new Error(`The cart did not become ready; see ${directory}/firmware.log.`);
    await client.intent({ kind: 'start', language: 'en' });
    const { world } = stage.world;
    const coded = [...world.products.values()].filter(
      (demo) =>
        demo.code === 'ean-13' &&
        demo.product.soldBy === 'piece' &&
        (demo.daysLeft ?? 0) >= 0 &&
        demo.pieceMass.mean < 900_000,
    );
    if (coded.length === 0) throw new Error('The demo catalogue has no piece goods with an EAN-13.');
    const code: number[] = [];
    const weight: number[] = [];
    const settle: number[] = [];
    let unread = 0;
    let unsettled = 0;
    let lineNumber = 0;
    for (let i = 0; i < items; i += 1) {
      // A capacity of 30 kg does not hold 60 things: the trolley is emptied between trips.
      if (i > 0 && i % 20 === 0) {
        await client.intent({ kind: 'finish' });
        await client.until((view) => view.phase === 'finished', 5_000);
        await client.intent({ kind: 'close' });
        await world.empty();
        await delay(1_500);
        await client.intent({ kind: 'start', language: 'en' });
        lineNumber = 0;
      }
      const demo = coded[(i * 7) % coded.length];
      if (demo === undefined) continue;
      const thing = world.pick(demo.product.sku);
      const linesBefore = client.view?.receipt?.items ?? 0;
      const listed = client.until((view) => (view.receipt?.items ?? 0) > linesBefore, 4_000);
      await world.present(thing, { entrance, holdMs: 3_000, until: listed });
      const seen = sharp.at(-1);
      lineNumber += 1;
      const added = await listed;
      if (added === undefined || seen === undefined) {
        unread += 1;
        world.putBack(thing);
        continue;
      }
      const line = String(added.lastLine ?? lineNumber);
      await delay(60);
      const shown = paintedAfter(await recorder.paints(), seen.at, (paint) => paint.lines[line]?.waiting === true);
      if (shown !== undefined) code.push(shown.at - seen.at);
      const before = (await readSteps(join(directory, 'trace.jsonl'))).length;
      await world.putIn(thing);
      const placed = await client.until(
        (view) => view.receipt?.lines.find((candidate) => String(candidate.line) === line)?.status === 'placed',
        6_000,
      );
      await delay(120);
      const step = (await readSteps(join(directory, 'trace.jsonl')))[before];
      if (placed === undefined || step === undefined) {
        unsettled += 1;
        continue;
      }
      settle.push(step.settledAt - step.startedAt);
      const painted = paintedAfter(
        await recorder.paints(),
        step.settledAt,
        (paint) => paint.lines[line]?.waiting === false,
      );
      if (painted !== undefined) weight.push(painted.at - step.settledAt);
      if ((i + 1) % 10 === 0) say(`${i + 1} of ${items} items`);
    }
    return {
      items,
      unread,
      unsettled,
      fps: Number(values.fps),
      code: spreadOf(code),
      weight: spreadOf(weight),
      settle: spreadOf(settle),
    };
  } finally {
    client.stop();
    await recorder.close();
    await stage.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
