import { describe, expect, it } from '@jest/globals';
import type { BarsRegion } from './locate.js';
import { Schedule, type Situation, type Task } from './schedule.js';
import { costOf, regionalViews, wholeViews } from './view.js';

const budget = { cpuPerFrame: 4, cpuPerFrameWithCode: 16 };
const empty: Situation = { width: 640, height: 480, regions: [], undecided: false, quickRead: false };
const bars: BarsRegion = { x: 320, y: 240, across: 250, along: 90, angle: 3, score: 9000 };

/** Takes all looks of so many frames; nothing is read. */
function run(schedule: Schedule, situation: Situation, frames: number): Task[][] {
  return Array.from({ length: frames }, () => [...schedule.tasks(situation)]);
}

function cost(frames: Task[][], situation: Situation): number {
  return frames.flat().reduce((sum, task) => sum + costOf(task.view, situation, task.region), 0);
}

describe('the schedule of costly looks', () => {
  it('spends no more than the budget over an empty minute, and takes every look at the whole frame in it', () => {
    const frames = run(new Schedule(budget), empty, 1800);
    expect(cost(frames, empty) / 1800).toBeLessThanOrEqual(budget.cpuPerFrame);
    const taken = new Set(frames.flat().map((task) => task.view.name));
    expect([...taken].sort()).toEqual([...new Set(wholeViews.map((view) => view.name))].sort());
  });

  it('spends no more than the budget on frames full of bars that cannot be read, and still looks at the whole frame', () => {
    const situation = { ...empty, regions: [bars, { ...bars, x: 100 }, { ...bars, y: 400 }] };
    const frames = run(new Schedule(budget), situation, 1800);
    expect(cost(frames, situation) / 1800).toBeLessThanOrEqual(budget.cpuPerFrame);
    expect(frames.flat().some((task) => task.view.name === '2x sharp')).toBe(true);
  });

  it('looks at bars in all regional ways within a few frames of their coming into an empty view', () => {
    const schedule = new Schedule(budget);
    run(schedule, empty, 30);
    const names = new Set(
      run(schedule, { ...empty, regions: [bars] }, 4)
        .flat()
        .map((task) => task.view.name),
    );
    expect(regionalViews.every((view) => names.has(view.name))).toBe(true);
  });

  it('looks for QR codes at least every sixth frame of an empty view', () => {
    const frames = run(new Schedule(budget), empty, 600);
    const square = frames.flatMap((tasks, frame) =>
      tasks.some((task) => task.view.decoder === 'square') ? [frame] : [],
    );
    const gaps = square.slice(1).map((frame, i) => frame - (square[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8);
  });

  it('repeats the look that read something, first in the next frame', () => {
    const schedule = new Schedule(budget);
    const situation = { ...empty, regions: [bars], undecided: true };
    run(schedule, situation, 3);
    const view = regionalViews[3];
    if (view === undefined) throw new Error('there are at least four regional views');
    schedule.read({ view, region: bars });
    const [next] = [...schedule.tasks(situation)];
    expect(next?.view.name).toBe(view.name);
  });

  it('spends almost nothing while the quick look reads everything there is', () => {
    const situation = { ...empty, quickRead: true };
    const frames = run(new Schedule(budget), situation, 600);
    expect(frames.filter((tasks) => tasks.length > 0).length).toBeLessThanOrEqual(100);
  });

  it('is the same on every run', () => {
    const names = (): string[] =>
      run(new Schedule(budget), { ...empty, regions: [bars] }, 50)
        .flat()
        .map((task) => task.view.name);
    expect(names()).toEqual(names());
  });
});
