import type { Question, QuestionOption, Receipt } from '@smart-cart/contracts';
import { shownPieces, type ExpectedGoods } from './expected-receipt.js';

export interface Knowledge {
  readonly receipt: Receipt | null;
  readonly expected: ReadonlyMap<string, ExpectedGoods>;
  /** The shopper has tried to put things right and gives up on it. */
  readonly leaving: boolean;
}

/** Pieces on the receipt beyond what is in the cart; negative when some are missing. */
function surplus(sku: string | undefined, { receipt, expected }: Knowledge): number {
  if (sku === undefined) return 0;
  return (shownPieces(receipt).get(sku) ?? 0) - (expected.get(sku)?.pieces ?? 0);
}

function anyMissing(knowledge: Knowledge): boolean {
  return [...knowledge.expected.keys()].some((sku) => surplus(sku, knowledge) < 0);
}

function allThere(knowledge: Knowledge): boolean {
  const skus = [...knowledge.expected.keys(), ...shownPieces(knowledge.receipt).keys()];
  return skus.every((sku) => surplus(sku, knowledge) === 0);
}

/**
 * The option an honest, attentive person would touch, who knows what is in the cart and sees the receipt.
 * Undefined: the question is answered by doing something else first (never by staff).
 */
export function sensibleOption(question: Question, knowledge: Knowledge): QuestionOption | undefined {
  const { options } = question;
  const find = (...actions: QuestionOption['action'][]): QuestionOption | undefined => {
    for (const action of actions) {
      const option = options.find((candidate) => candidate.action === action);
      if (option !== undefined) return option;
    }
    return undefined;
  };
  const over = surplus(question.sku, knowledge);
  switch (question.kind) {
    case 'unscanned': {
      const product = options.find((option) => option.action === 'product' && surplus(option.sku, knowledge) < 0);
      if (product !== undefined) return product;
      return anyMissing(knowledge) ? find('scan-it', 'type-code') : find('nothing-changed');
    }
    case 'which-removed': {
      const lines = options.filter((option) => option.action === 'line' && surplus(option.sku, knowledge) > 0);
      const exact = lines.find((option) => (option.pieces ?? 1) === surplus(option.sku, knowledge));
      return exact ?? lines[0] ?? find('nothing-changed');
    }
    case 'take-out':
      return over < 0 ? find('keep') : find('took-it-out');
    case 'not-placed':
      return over > 0 ? find('remove') : find('keep', 'remove');
    case 'how-many': {
      const wanted = question.sku === undefined ? undefined : knowledge.expected.get(question.sku)?.pieces;
      const shown = (question.sku === undefined ? undefined : shownPieces(knowledge.receipt).get(question.sku)) ?? 0;
      const pieces = options.filter((option) => option.action === 'pieces');
      // The line holds one piece that was announced; what is asked for is all that came.
      const right = pieces.find((option) => wanted === shown - 1 + (option.pieces ?? 1));
      return right ?? pieces.find((option) => option.pieces === wanted) ?? pieces[0];
    }
    case 'wrong-weight':
      return over > 0 ? find('remove') : find('keep', 'nothing-changed');
    case 'unknown-code':
    case 'expired':
    case 'not-for-sale':
    case 'unreadable-measure':
      return find('ok');
    case 'finish-check':
      return knowledge.leaving || allThere(knowledge) ? find('finish') : find('ok');
  }
}
