import type { QuestionOption } from '@smart-cart/contracts';
import type { Posterior } from '../fusion/index.js';
import type { Draft } from './draft.js';
import type { Happening } from './happening.js';
import { aboutLine } from './about-line.js';
import { removedOptions } from './removed-options.js';
import { lineOf, needsWeighing, type LineState, type OpenChange } from './state.js';

export const callStaff: QuestionOption = { id: 'call-staff', action: 'call-staff' };
const scanIt: QuestionOption = { id: 'scan-it', action: 'scan-it' };
const nothingChanged: QuestionOption = { id: 'nothing-changed', action: 'nothing-changed' };

/** Numbers of pieces worth offering: what was announced and what the weight says. */
function piecesOptions(line: LineState, posterior: Posterior<Happening>): QuestionOption[] {
  const likely = new Map<number, number>([[Math.max(1, line.awaiting), 0]]);
  for (const { causes, probability } of posterior.explanations) {
    const [what] = causes.map((cause) => cause.what);
    if (probability >= 0.001 && causes.length === 1 && what?.kind === 'place' && what.line === line.added.line) {
      likely.set(what.pieces, probability);
    }
  }
  return [...likely]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .sort(([a], [b]) => a - b)
    .map(([pieces, probability]) => ({
      id: `pieces-${pieces}`,
      action: 'pieces',
      pieces,
      probability: Math.round(probability * 1_000) / 1_000,
    }));
}

/** Something was put in that does not explain itself: at once, when announced goods are expected; later, when nothing was. */
export function askAboutPutIn(draft: Draft, change: OpenChange, posterior: Posterior<Happening>): void {
  const { trip } = draft;
  const best = posterior.explanations.find(({ causes }) => causes.length > 0);
  const [single] = best?.causes.length === 1 ? best.causes : [];
  if (single?.what.kind === 'place' && best !== undefined && posterior.verdict !== 'none') {
    const line = lineOf(trip, single.what.line);
    if (line !== undefined && line.added.soldBy === 'piece' && line.awaiting > 0) {
      const options = piecesOptions(line, posterior);
      if (options.length > 1) {
        ask(draft, 'how-many', line, change, [...options, scanIt, callStaff]);
        return;
      }
    }
  }
  const expected = trip.lines.filter((line) => line.awaiting > 0).at(-1);
  if (expected !== undefined) ask(draft, 'wrong-weight', expected, change, waysOut(draft, expected));
}

function waysOut(draft: Draft, line: LineState): QuestionOption[] {
  const others = draft.trip.lines.some((other) => other !== line && other.awaiting > 0);
  // Two things at once, one of them charged by weight: they must be weighed one by one.
  const keep: QuestionOption[] = needsWeighing(line) && others ? [] : [{ id: 'keep', action: 'keep' }];
  return [...keep, scanIt, { id: 'remove', action: 'remove' }, nothingChanged, callStaff];
}

function ask(
  draft: Draft,
  kind: 'how-many' | 'wrong-weight',
  line: LineState,
  change: OpenChange,
  options: QuestionOption[],
): void {
  // One thing at a time: a newer step replaces the question about an older one, whose change stays open.
  const open = draft.trip.questions.find((q) => q.kind === 'how-many' || q.kind === 'wrong-weight');
  if (open?.kind !== kind) draft.withdraw((question) => question === open);
  const about = { ...aboutLine(line), change: change.change, delta: change.delta, options };
  draft.ask(kind, about, open?.kind === kind ? open.id : undefined);
}

/** Something left, and several lines fit or none does: one question about all that left and is not explained. */
export function askAboutTakenOut(draft: Draft, posteriors: readonly Posterior<Happening>[]): void {
  const gone = draft.trip.open.filter((change) => change.delta < 0);
  const delta = gone.reduce((sum, change) => sum + change.delta, 0);
  const sigma = Math.hypot(...gone.map((change) => change.sigma), draft.world.settings.interval);
  const options = removedOptions(draft, -delta, sigma, posteriors);
  draft.ask(
    'which-removed',
    { delta, options: [...options, nothingChanged, callStaff] },
    draft.question('which-removed')?.id,
  );
}
