import type { Draft } from './draft.js';
import { removeByAnswer } from './answer-removed.js';

/**
 * Showing what was taken out to the camera answers "which one was it?": its code names one of the lines asked about.
 * @returns true when it did
 */
export function answerByShowing(draft: Draft, sku: string): boolean {
  const question = draft.question('which-removed');
  const option = question?.options.find((candidate) => candidate.action === 'line' && candidate.sku === sku);
  if (question === undefined || option?.line === undefined) return false;
  draft.say({ kind: 'question-closed', question: question.id, option: option.id, by: 'cart' });
  removeByAnswer(draft, option.line, option.pieces ?? 1);
  return true;
}
