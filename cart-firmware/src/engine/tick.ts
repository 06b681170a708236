import type { QuestionOption } from '@smart-cart/contracts';
import { aboutLine, callStaff } from './ask-about-step.js';
import type { Draft } from './draft.js';
import { isBack } from './restore.js';
import { needsWeighing } from './state.js';

/** Notes go away by themselves, ms. */
const NOTE_SHOWN = 20_000;

/** What was taken out some time ago and weighs what was put in now: offered, not assumed. */
function mayBeBack({ trip, at }: Draft): QuestionOption[] {
  const fitting = trip.taken.filter((gone) => trip.open.some((change) => isBack(gone, change, at)));
  const options = new Map<string, QuestionOption>();
  for (const { line } of fitting.reverse()) {
    const { sku, name, picture } = line.added;
    options.set(sku, {
      id: `back-${sku}`.slice(0, 40),
      action: 'product',
      sku,
      name,
      ...(picture === undefined ? {} : { picture }),
    });
  }
  return [...options.values()].slice(0, 3);
}

/** Something was put in and no code came within the grace: one question about all of it. */
function askAboutUnscanned(draft: Draft): void {
  const { trip, at, world } = draft;
  const asked = new Set(trip.questions.map((question) => question.change));
  const open = trip.open.filter((change) => change.delta > 0 && !asked.has(change.change));
  const due = open.some((change) => !change.promised && at - change.settledAt >= world.settings.sightingGrace);
  // While it cannot weigh, the cart asks nothing about weight.
  if (!due || !world.scale.ready || draft.question('unscanned') !== undefined) return;
  const delta = trip.open.filter((change) => change.delta > 0).reduce((sum, change) => sum + change.delta, 0);
  draft.ask('unscanned', {
    delta,
    options: [
      ...mayBeBack(draft),
      { id: 'scan-it', action: 'scan-it' },
      { id: 'type-code', action: 'type-code' },
      { id: 'nothing-changed', action: 'nothing-changed' },
      callStaff,
    ],
  });
}

/** A line was announced and nothing came: the oldest one, one at a time. */
function askAboutNotPlaced(draft: Draft): void {
  const { trip, at, world } = draft;
  if (draft.question('not-placed') !== undefined || !world.scale.ready) return;
  const asked = new Set(trip.questions.map((question) => question.line));
  const line = trip.lines.find(
    ({ added, awaiting, awaitingSince }) =>
      awaiting > 0 && !asked.has(added.line) && at - awaitingSince >= world.settings.placingGrace,
  );
  if (line === undefined) return;
  draft.ask('not-placed', {
    ...aboutLine(line),
    options: [
      ...(needsWeighing(line) ? [] : [{ id: 'keep', action: 'keep' } as const]),
      { id: 'remove', action: 'remove' },
      callStaff,
    ],
  });
}

/** Time passes: only questions come and go by it, never goods or money. */
export function tick(draft: Draft): void {
  askAboutUnscanned(draft);
  askAboutNotPlaced(draft);
  draft.withdraw((question) => question.kind === 'not-for-sale' && draft.at - question.at >= NOTE_SHOWN);
}
