import { notes } from './add-line.js';
import { aboutLine } from './about-line.js';
import { callStaff } from './ask-about-step.js';
import type { Draft } from './draft.js';
import { priceCheckTimesOut } from './price-check.js';
import { staffLeavesByItself } from './staff.js';
import { needsWeighing } from './state.js';
import { askAboutUnscanned } from './unscanned.js';

/** Notes go away by themselves, ms. */
const NOTE_SHOWN = 20_000;

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
  // At the checkout what was open is accepted, and what comes up leads back to shopping.
  if (draft.state.visit?.checkout !== true) {
    askAboutUnscanned(draft);
    askAboutNotPlaced(draft);
  }
  priceCheckTimesOut(draft);
  staffLeavesByItself(draft);
  draft.withdraw((question) => notes.includes(question.kind) && draft.at - question.at >= NOTE_SHOWN);
}
