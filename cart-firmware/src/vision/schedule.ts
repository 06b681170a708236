import type { BarsRegion } from './locate.js';
import { costOf, regionalViews, wholeViews, type View } from './view.js';

export interface Budget {
  /** Milliseconds per frame for costly views, and while something looks half read. */
  readonly cpuPerFrame: number;
  readonly cpuPerFrameWithCode: number;
}

export interface Situation {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly BarsRegion[];
  /** A code was read lately that has not been agreed on. */
  readonly undecided: boolean;
  /** The quick look has read a code in this very frame. */
  readonly quickRead: boolean;
}

export interface Task {
  readonly view: View;
  readonly region?: BarsRegion;
}

/** Frames a view that read something goes first for, since its last read. */
const stickyFor = 15;
/** Savings, in frames' worth of credit: a code that comes into an empty view gets all the views within a frame or two. */
const savings = 10;
/** One frame may cost at most this, so that the next is not late, ms. */
const mostPerFrame = 25;
/** While everything in view is read, one frame in so many still looks for what else is there. */
const roundsWhenRead = 6;
/** While the quick look reads a code that is not agreed on: mostly its next frame settles it, and must not come late. */
const roundsWhenUndecided = 3;

/**
 * Spreads costly looks over frames. Every frame earns credit; looks spend it. Best-first among the regions that look
 * like bars, in turn with looks at the whole frame, for codes the region finder misses. A look that read something is
 * repeated in the following frames, since agreement needs several. Pure: costs are nominal, not measured.
 */
export class Schedule {
  #credit = 0;
  #regional = 0;
  #whole = 0;
  #turn = 0;
  #frame = 0;
  #hadRegions = false;
  #sticky: { view: View; readAt: number } | undefined;

  constructor(private readonly budget: Budget) {}

  /** The looks this frame may take, one after the other; the caller stops asking once a look has read something. */
  *tasks(situation: Situation): Generator<Task, void, void> {
    this.#frame += 1;
    const { undecided, quickRead, regions } = situation;
    const allowance = undecided ? this.budget.cpuPerFrameWithCode : this.budget.cpuPerFrame;
    this.#credit = Math.min(this.#credit + allowance, this.budget.cpuPerFrame * savings + allowance);
    if (regions.length > 0 && !this.#hadRegions) this.#regional = 0;
    this.#hadRegions = regions.length > 0;
    if (quickRead && this.#frame % (undecided ? roundsWhenUndecided : roundsWhenRead) !== 0) return;

    let spent = 0;
    const affordable = (cost: number): boolean => {
      if (cost > this.#credit || (spent > 0 && spent + cost > mostPerFrame)) return false;
      this.#credit -= cost;
      spent += cost;
      return true;
    };
    const done = new Set<string>();
    const sticky = this.#stickyTask(regions);
    if (sticky !== undefined) {
      if (!affordable(costOf(sticky.view, situation, sticky.region))) return;
      done.add(taskName(sticky));
      yield sticky;
    }
    const most = regionalViews.length * regions.length + wholeViews.length;
    for (let turn = 0; turn < most; turn += 1) {
      const task = this.#peek(regions);
      if (!done.has(taskName(task))) {
        // A view too dear for now keeps its turn: skipping it would mean it is never taken.
        if (!affordable(costOf(task.view, situation, task.region))) return;
        done.add(taskName(task));
        yield task;
      }
      this.#advance(regions);
    }
  }

  /** A look has read something. */
  read(task: Task): void {
    this.#sticky = { view: task.view, readAt: this.#frame };
  }

  #stickyTask(regions: readonly BarsRegion[]): Task | undefined {
    const sticky = this.#sticky;
    if (sticky === undefined || this.#frame - sticky.readAt > stickyFor) return undefined;
    if (!sticky.view.regional) return { view: sticky.view };
    const region = regions[0];
    return region === undefined ? undefined : { view: sticky.view, region };
  }

  /** Two looks at regions, then one at the whole frame. */
  #wholeTurn(regions: readonly BarsRegion[]): boolean {
    return regions.length === 0 || this.#turn % 3 === 2;
  }

  #peek(regions: readonly BarsRegion[]): Task {
    if (this.#wholeTurn(regions)) return { view: at(wholeViews, this.#whole) };
    const tasks = regions.length;
    const view = at(regionalViews, Math.floor(this.#regional / tasks));
    return { view, region: at(regions, this.#regional % tasks) };
  }

  #advance(regions: readonly BarsRegion[]): void {
    if (this.#wholeTurn(regions)) this.#whole += 1;
    else this.#regional += 1;
    this.#turn += 1;
  }
}

function taskName({ view, region }: Task): string {
  return region === undefined ? view.name : `${view.name} ${region.x} ${region.y}`;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('an empty list has no turn');
  return item;
}
