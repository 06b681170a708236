export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * Which of `boxes` an arrow key leads to: the one nearest in that direction, sideways distance counting double, so that a
 * list, a grid and a keyboard all behave as they look.
 */
export function nearestIn(direction: Direction, from: Box, boxes: readonly Box[]): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  boxes.forEach((box, index) => {
    const dx = (box.left + box.right - from.left - from.right) / 2;
    const dy = (box.top + box.bottom - from.top - from.bottom) / 2;
    const [ahead, aside] =
      direction === 'left' ? [-dx, dy] : direction === 'right' ? [dx, dy] : direction === 'up' ? [-dy, dx] : [dy, dx];
    // What lies in the same row is not "below", even when it is a little lower.
    const clear =
      direction === 'left'
        ? box.right <= from.left + 4
        : direction === 'right'
          ? box.left >= from.right - 4
          : direction === 'up'
            ? box.bottom <= from.top + 4
            : box.top >= from.bottom - 4;
    if (!clear || ahead <= 0) return;
    const distance = ahead + 2 * Math.abs(aside);
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
