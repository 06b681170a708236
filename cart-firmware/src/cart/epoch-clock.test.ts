import { describe, expect, it } from '@jest/globals';
import { EpochClock } from './epoch-clock.js';

function clockAt(start: { monotonic: number; wall: number }, notBefore = 0) {
  const times = { ...start };
  const clock = new EpochClock(
    notBefore,
    () => times.monotonic,
    () => times.wall,
  );
  return { clock, times };
}

describe('the clock of facts', () => {
  it('does not follow a wall clock that jumps during a trip', () => {
    const { clock, times } = clockAt({ monotonic: 1_000, wall: 50_000 });
    times.monotonic += 10;
    times.wall = 9_000_000;
    expect(clock.now()).toBe(50_010);
  });

  it('follows the wall clock once it is told to take the time anew', () => {
    const { clock, times } = clockAt({ monotonic: 1_000, wall: 50_000 });
    times.wall = 9_000_000;
    clock.resync();
    expect(clock.now()).toBe(9_000_000);
  });

  it('never runs behind the last journalled fact when the board starts with a wrong date', () => {
    const { clock, times } = clockAt({ monotonic: 5, wall: 3_600_000 }, 1_700_000_000_000);
    expect(clock.now()).toBe(1_700_000_000_000);
    times.monotonic += 10_000;
    expect(clock.now()).toBe(1_700_000_010_000);
    expect(clock.at(times.monotonic)).toBe(1_700_000_010_000);
  });

  it('never gives an earlier time after a resync backwards', () => {
    const { clock, times } = clockAt({ monotonic: 0, wall: 10_000 });
    expect(clock.now()).toBe(10_000);
    times.wall = 4_000;
    clock.resync();
    expect(clock.now()).toBe(10_000);
    times.monotonic += 500;
    expect(clock.now()).toBe(10_500);
  });
});
