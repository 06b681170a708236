import type { Question, QuestionKind, QuestionOption } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';
import type { Words } from '../words/use-words.js';

const titles: Readonly<Record<QuestionKind, readonly [MessageKey, MessageKey]>> = {
  unscanned: ['questionUnscanned', 'questionUnscannedText'],
  'which-removed': ['questionWhichRemoved', 'questionWhichRemovedText'],
  'take-out': ['questionTakeOut', 'questionTakeOutText'],
  'not-placed': ['questionNotPlaced', 'questionNotPlacedText'],
  'how-many': ['questionHowMany', 'questionHowManyText'],
  'wrong-weight': ['questionWrongWeight', 'questionWrongWeightText'],
  'unknown-code': ['questionUnknownCode', 'questionUnknownCodeText'],
  expired: ['questionExpired', 'questionExpiredText'],
  'not-for-sale': ['questionNotForSale', 'questionNotForSaleText'],
  'unreadable-measure': ['questionUnreadableMeasure', 'questionUnreadableMeasureText'],
  'finish-check': ['questionFinishCheck', 'questionFinishCheckText'],
};

/** A question in the shopper's language. */
export function questionWords(question: Question, { say, date }: Words): { title: string; text: string } {
  const [title, text] = titles[question.kind];
  const places = { name: question.name ?? question.code ?? '…', date: date(question.date ?? '') };
  return { title: say(title, places), text: say(text, places) };
}

/** What an option says. Lines and products say their name; it comes from the store, in the store's words. */
export function optionWords(option: QuestionOption, kind: QuestionKind, { say }: Words): string {
  const name = option.name ?? option.sku ?? say('more');
  switch (option.action) {
    case 'line':
      return kind === 'take-out' ? say('optionItIs', { name }) : name;
    case 'product':
      // With a line it is one more of what that line holds, else what was taken out before.
      return option.line === undefined ? name : say('optionAnother', { name });
    case 'pieces':
      return say('optionPieces', { n: option.pieces ?? 1 });
    case 'keep':
      return say('optionKeep');
    case 'remove':
      return say('optionRemove');
    case 'scan-it':
      return say('optionScanIt');
    case 'took-it-out':
      return say('optionTookItOut');
    case 'type-code':
      // A code that was refused is typed again; a thing without one is found by its picture or name.
      return say(kind === 'unscanned' ? 'optionFindIt' : 'optionTypeCode');
    case 'call-staff':
      return say('optionCallStaff');
    case 'ok':
      return say('optionOk');
    case 'nothing-changed':
      return say('optionNothingChanged');
    case 'finish':
      return say('optionFinish');
  }
}
