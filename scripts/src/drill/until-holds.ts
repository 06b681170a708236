import { setTimeout as delay } from 'node:timers/promises';

/** Asks every `everyMs` until `holds`, or gives up after `withinMs`. @returns whether it came to hold */
export async function untilHolds(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 200,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > end) return false;
    await delay(everyMs);
  }
}
