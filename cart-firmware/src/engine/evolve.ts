import {
  evolveReceipt,
  evolveVisit,
  type FactBody,
  type FactOf,
  type Question,
  type Visit,
} from '@smart-cart/contracts';
import { evolveCourse, withActivity } from './evolve-course.js';
import { arrived, lighter, onScale } from './pieces.js';
import {
  initialState,
  lineOf,
  type EngineState,
  type LineState,
  type TakenOut,
  type TripState,
  type UndoEntry,
} from './state.js';

type TripFact = Exclude<FactBody, { kind: 'firmware-started' | 'trip-started' | 'trip-closed' }>;

/** How many departures and notes are remembered: enough for what a person can still be holding. */
const REMEMBERED = 12;

function started(body: FactOf<'trip-started'>, at: number): TripState {
  return {
    id: body.trip,
    status: 'shopping',
    basket: body.basket,
    lines: [],
    taken: [],
    open: [],
    own: (body.basket ?? 0) > 0 ? [{ change: 0, mass: body.basket ?? 0 }] : [],
    questions: [],
    undo: [],
    lastLine: null,
    nextLine: 1,
    nextChange: 1,
    nextQuestion: 1,
    noted: [],
    accepted: { points: 0, changes: [] },
    audited: 0,
    refunds: [],
    staffSince: null,
    staffGone: null,
    priceCheckAt: 0,
    checked: null,
    activeAt: at,
  };
}

function withLine(trip: TripState, line: number, change: (line: LineState) => LineState): TripState {
  return {
    ...trip,
    lastLine: line,
    lines: trip.lines.map((candidate) => (candidate.added.line === line ? change(candidate) : candidate)),
  };
}

function remember<T>(list: readonly T[], entry: T): readonly T[] {
  return [...list, entry].slice(-REMEMBERED);
}

function lineAdded(trip: TripState, body: FactOf<'line-added'>, at: number): TripState {
  const line: LineState = {
    added: body,
    quantity: body.quantity,
    mass: body.mass,
    tare: body.tare ?? 0,
    awaiting: body.awaitingWeight ? body.quantity : 0,
    awaitingSince: at,
    ...onScale([]),
    restoredAt: body.restores === undefined ? null : at,
    changedAt: at,
  };
  const restored = body.restores;
  const undo: readonly UndoEntry[] =
    restored === undefined
      ? [...trip.undo, { kind: 'added', line: body.line }]
      : trip.undo.filter((entry) => entry.line !== restored);
  return {
    ...trip,
    lines: [...trip.lines, line],
    taken: restored === undefined ? trip.taken : trip.taken.filter((gone) => gone.line.added.line !== restored),
    undo,
    lastLine: body.line,
    nextLine: Math.max(trip.nextLine, body.line + 1),
  };
}

function linePlaced(trip: TripState, body: FactOf<'line-placed'>, at: number): TripState {
  const next = withLine(trip, body.line, (line) => ({
    ...line,
    mass: body.mass ?? line.mass,
    tare: body.tare ?? line.tare,
    awaiting: body.awaiting ?? 0,
    awaitingSince: at,
    ...onScale([...line.pieces, ...arrived(body.pieces, body.delta)]),
    changedAt: at,
  }));
  return { ...next, basket: body.basket };
}

/** What may still be asked for, kept or undone is not forgotten, however much left after it. */
function rememberTaken(trip: TripState, taken: readonly TakenOut[], gone: TakenOut): readonly TakenOut[] {
  const all = [...taken, gone];
  return all.filter(({ line: { added } }, i) => {
    const asked = trip.questions.some((question) => question.kind === 'take-out' && question.line === added.line);
    const undoable = trip.undo.some((entry) => entry.kind === 'removed' && entry.line === added.line);
    return i >= all.length - REMEMBERED || asked || undoable;
  });
}

/** When goods left: a shopper who names them later names what left then. */
function leftAt(trip: TripState, at: number): number {
  return trip.open.findLast((change) => change.delta < 0)?.settledAt ?? at;
}

function quantityChanged(trip: TripState, body: FactOf<'quantity-changed'>, at: number): TripState {
  const before = lineOf(trip, body.line);
  if (before === undefined) return trip;
  const less = before.quantity - body.quantity;
  const left = body.reason === 'taken-out' ? less : 0;
  let next = withLine(trip, body.line, (line) => ({
    ...lighter(line, left, body.delta),
    quantity: body.quantity,
    awaiting: body.awaiting ?? line.awaiting,
    awaitingSince: less < 0 ? at : line.awaitingSince,
    restoredAt: body.reason === 'restored' ? at : null,
    changedAt: at,
  }));
  if (left > 0) {
    const gone: TakenOut = {
      line: before,
      pieces: left,
      mass: body.delta === undefined ? before.measured - lighter(before, left).measured : -body.delta,
      what: 'pieces',
      reason: 'taken-out',
      at: leftAt(trip, at),
    };
    next = { ...next, taken: rememberTaken(next, next.taken, gone) };
  }
  if (body.reason === 'restored') {
    const last = next.taken.findLastIndex((gone) => gone.what === 'pieces' && gone.line.added.line === body.line);
    next = { ...next, taken: next.taken.filter((_, i) => i !== last) };
  }
  if (body.reason === 'shopper') {
    next = { ...next, undo: [...next.undo, { kind: 'quantity', line: body.line, from: before.quantity }] };
  } else if (body.reason === 'undo') {
    const last = next.undo.findLastIndex((entry) => entry.kind === 'quantity' && entry.line === body.line);
    next = { ...next, undo: next.undo.filter((_, i) => i !== last) };
  } else {
    // What happened in the basket is taken back in the basket; an older touch must not be applied to a newer quantity.
    next = { ...next, undo: next.undo.filter((entry) => entry.kind !== 'quantity' || entry.line !== body.line) };
  }
  return next;
}

function massChanged(trip: TripState, body: FactOf<'mass-changed'>, at: number): TripState {
  const before = lineOf(trip, body.line);
  if (before === undefined) return trip;
  const change = body.mass - (before.mass ?? 0);
  const next = withLine(trip, body.line, (line) => ({
    ...line,
    mass: body.mass,
    ...onScale(arrived(1, Math.max(1, line.measured + change))),
    changedAt: at,
  }));
  if (body.reason === 'taken-out') {
    const gone: TakenOut = {
      line: before,
      pieces: 1,
      mass: -change,
      what: 'part',
      reason: 'taken-out',
      at: leftAt(trip, at),
    };
    return { ...next, taken: rememberTaken(next, next.taken, gone) };
  }
  const last = next.taken.findLastIndex((gone) => gone.what === 'part' && gone.line.added.line === body.line);
  return { ...next, taken: next.taken.filter((_, i) => i !== last) };
}

function lineRemoved(trip: TripState, body: FactOf<'line-removed'>, at: number): TripState {
  const before = lineOf(trip, body.line);
  if (before === undefined) return trip;
  const gone: TakenOut = {
    line: before,
    pieces: before.quantity,
    mass: before.measured,
    what: 'line',
    reason: body.reason,
    at: body.reason === 'taken-out' ? leftAt(trip, at) : at,
  };
  const undo = trip.undo.filter((entry) => entry.line !== body.line);
  const lines = trip.lines.filter((line) => line.added.line !== body.line);
  return {
    ...trip,
    lines,
    // Parts of it that left earlier cannot rejoin a line that is gone.
    taken: rememberTaken(
      trip,
      trip.taken.filter((earlier) => earlier.what === 'line' || earlier.line.added.line !== body.line),
      gone,
    ),
    undo: body.reason === 'shopper' ? [...undo, { kind: 'removed', line: body.line }] : undo,
    lastLine: trip.lastLine === body.line ? (lines.at(-1)?.added.line ?? null) : trip.lastLine,
  };
}

function loadExplained(trip: TripState, body: FactOf<'load-explained'>): TripState {
  const change = trip.open.find((open) => open.change === body.change);
  const own = trip.own.filter((thing) => thing.change !== body.own);
  const accepted = change !== undefined && change.delta > 0 && body.by === 'shopper' && !body.goods;
  return {
    ...trip,
    open: trip.open.filter((open) => open.change !== body.change),
    own: accepted ? [...own, { change: change.change, mass: change.delta }] : own,
  };
}

function questionRaised(trip: TripState, question: Question): TripState {
  const before = trip.questions.find((open) => open.id === question.id);
  const nextQuestion = Math.max(trip.nextQuestion, question.id + 1);
  if (before === undefined) return { ...trip, nextQuestion, questions: [...trip.questions, question] };
  const questions = trip.questions.map((open) => (open.id === question.id ? question : open));
  const fewer = (before.pieces ?? 0) - (question.pieces ?? 0);
  const shrunk =
    question.kind === 'take-out' && question.line !== undefined && fewer > 0
      ? { ...trip, lines: trip.lines.map((l) => (l.added.line === question.line ? lighter(l, fewer) : l)) }
      : trip;
  return { ...shrunk, nextQuestion, questions };
}

function questionClosed(trip: TripState, body: FactOf<'question-closed'>, at: number): TripState {
  const question = trip.questions.find((open) => open.id === body.question);
  if (question === undefined) return trip;
  let next: TripState = { ...trip, questions: trip.questions.filter((open) => open.id !== body.question) };
  const action = question.options.find((option) => option.id === body.option)?.action;
  if (action === 'scan-it' || action === 'type-code') {
    next = { ...next, open: next.open.map((change) => ({ ...change, promised: true })) };
  }
  if (question.kind === 'take-out' && action !== 'keep') {
    // Whatever was too much of the line has left: what the receipt says is what lies in the cart.
    next = {
      ...next,
      lines: next.lines.map((line) =>
        line.added.line === question.line ? lighter(line, line.inCart - line.quantity) : line,
      ),
    };
  }
  if (question.kind === 'take-out' && action === 'line') {
    // It never was what the receipt had called it: neither to be brought back nor to leave later.
    next = {
      ...next,
      taken: next.taken.filter(({ line }) => line.added.line !== question.line),
      undo: next.undo.filter(({ line }) => line !== question.line),
    };
  }
  if (question.code !== undefined) next = { ...next, noted: remember(next.noted, { code: question.code, at }) };
  return next;
}

function evolveTrip(trip: TripState, body: TripFact, at: number, visit: Visit | undefined): TripState {
  switch (body.kind) {
    case 'line-added':
      return lineAdded(trip, body, at);
    case 'line-placed':
      return linePlaced(trip, body, at);
    case 'line-unverified':
      return withLine(trip, body.line, (line) => ({ ...line, awaiting: 0, changedAt: at }));
    case 'quantity-changed':
      return quantityChanged(trip, body, at);
    case 'mass-changed':
      return massChanged(trip, body, at);
    case 'line-removed':
      return lineRemoved(trip, body, at);
    case 'load-changed': {
      const { change, delta, sigma, basket, startedAt, settledAt } = body;
      const entry = { change, delta, sigma, basket, startedAt, settledAt, promised: false };
      return { ...trip, basket, open: [...trip.open, entry], nextChange: Math.max(trip.nextChange, change + 1) };
    }
    case 'load-explained':
      return loadExplained(trip, body);
    case 'question-raised':
      return questionRaised(trip, body.question);
    case 'question-closed':
      return questionClosed(trip, body, at);
    case 'trip-finished':
      return { ...trip, status: 'finished' };
    case 'trip-abandoned':
      return { ...trip, status: 'abandoned' };
    default:
      return evolveCourse(trip, body, at, visit);
  }
}

/**
 * The state after one more fact. Pure and total: facts of another trip leave the state as it is (the same object).
 * @param at epoch ms of the fact, as journalled
 */
export function evolve(state: EngineState, body: FactBody, at: number): EngineState {
  if (body.kind === 'firmware-started') return state;
  const receipt = evolveReceipt(state.receipt, body);
  const visit = evolveVisit(state.visit, body);
  if (body.kind === 'trip-started') {
    return { trip: started(body, at), receipt, visit, language: body.language, helpRequested: false };
  }
  if (state.trip === null || state.trip.id !== body.trip) return state;
  if (body.kind === 'trip-closed') return initialState();
  return {
    trip: withActivity(evolveTrip(state.trip, body, at, state.visit), body, at),
    receipt,
    visit,
    language: body.kind === 'language-chosen' ? body.language : state.language,
    helpRequested: body.kind === 'help-requested' || (body.kind !== 'help-ended' && state.helpRequested),
  };
}
