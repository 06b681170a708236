import { behindDivider } from '../../sim/board/reference-wiring.js';
import type { PictureSet } from '../set.js';
import { CHEESE } from './goods.js';
import { tap, type Shot } from './touch.js';

/** What goes wrong around a cart, and how it says so. */
export async function pictureTrouble(set: PictureSet, shot: Shot): Promise<void> {
  const { board, stage } = set;
  const { world } = stage.world;
  await shot('help', tap('Help'));
  await set.does({ kind: 'request-help', reason: 'find' });
  await set.inStore('help-coming');
  await set.sees(({ visit }) => visit?.help?.coming != null);
  await shot('help-called', tap('Help is coming'));
  await set.does({ kind: 'end-help' });

  await world.setSwitch('broker', false);
  await set.sees(({ conditions }) => conditions.store.state === 'fault', 60_000);
  await shot('offline');
  await world.setSwitch('broker', true);
  await set.sees(({ conditions }) => conditions.store.state === 'ready', 60_000);

  board.tilt();
  await set.sees(({ conditions }) => conditions.scale.cause === 'not-level');
  await shot('not-level');
  board.level();
  await set.calm();

  await world.setCameraFault('smeared');
  await set.sees(({ conditions }) => conditions.camera.cause === 'lens-smeared', 120_000);
  await shot('camera-smeared');
  await world.setCameraFault('none');
  await set.sees(({ conditions }) => conditions.camera.cause === undefined, 120_000);

  board.setAnalog(0, behindDivider(12.1));
  await set.sees(({ battery }) => battery?.low === true, 30_000);
  await shot('battery-low');
  board.setAnalog(0, behindDivider(13.1));
  await set.sees(({ battery }) => battery?.low === false, 30_000);

  const unscanned = await world.putInWithoutScan(CHEESE);
  await set.sees(({ questions }) => questions.length > 0);
  await shot('question');
  world.putBack(await world.takeOut(unscanned.id));
  await set.calm();
}
