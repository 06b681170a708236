import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Box, Region } from './motion-gate.js';
import { Tracker, type TrackerNews } from './tracker.js';

const [red, green] = [0, 1].map((place) => {
  const colours = new Float32Array(108);
  colours[place * 50] = 1;
  return { colours, skin: 0 };
});
if (red === undefined || green === undefined) throw new Error('two looks');
const box = (left: number, top = 100, size = 100): Box => ({ left, top, width: size, height: size });
const region = (where: Box, look = red, moving = 0.2): Region => ({ box: where, look, cells: [1, 2, 3], moving });

let tracker: Tracker;
let at: number;
function follow(...regions: Region[]): TrackerNews {
  at += 66;
  return tracker.follow(regions, at);
}

beforeEach(() => {
  tracker = new Tracker({ restAfter: 3_000, goneAfter: 400 }, 41);
  at = 0;
});

describe('a presentation', () => {
  it('begins with the second frame that shows it: one frame may be a flash', () => {
    expect(follow(region(box(100))).began).toEqual([]);
    expect(follow(region(box(110))).began.map(({ track }) => track)).toEqual([41]);
  });

  it('goes on while a fast hand moves it', () => {
    follow(region(box(50)));
    for (let i = 0; i < 8; i += 1) follow(region(box(60 + i * 60)));
    expect(tracker.tracks.map(({ track }) => track)).toEqual([41]);
  });

  it('goes on when it is out of sight for a moment, and ends when it stays away', () => {
    follow(region(box(100)));
    follow(region(box(100)));
    for (let i = 0; i < 3; i += 1) expect(follow().ended).toEqual([]);
    expect(follow(region(box(110))).began).toEqual([]);
    const ends = Array.from({ length: 8 }, () => follow().ended).flat();
    expect(ends.map(({ why }) => why)).toEqual(['left']);
  });

  it('ends at rest when nothing of it has moved for a while', () => {
    follow(region(box(100)));
    follow(region(box(100)));
    const ends = Array.from({ length: 60 }, () => follow(region(box(100), red, 0)).ended).flat();
    expect(ends[0]?.why).toBe('rest');
  });

  it('ends when another thing takes its place in the hand, and that is a new one', () => {
    follow(region(box(100)));
    follow(region(box(100)));
    const news = [1, 2, 3].map(() => follow(region(box(100), green)));
    expect(news.at(-1)?.ended.map(({ why }) => why)).toEqual(['replaced']);
    expect(tracker.tracks.map(({ track }) => track)).toEqual([42]);
  });

  it('keeps its number when two things cross', () => {
    follow(region(box(0), red), region(box(300), green));
    follow(region(box(0), red), region(box(300), green));
    const before = new Map(tracker.tracks.map(({ track, look }) => [track, look.colours[0]]));
    for (const step of [40, 80, 120]) follow(region(box(step), red), region(box(300 - step), green));
    for (const { track, look } of tracker.tracks) expect(look.colours[0]).toBeCloseTo(before.get(track) ?? -1);
  });
});
