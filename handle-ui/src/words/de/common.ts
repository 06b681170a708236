import type { Catalogue } from '../catalogue.js';
import type { common as english } from '../en/common.js';

export const common: Catalogue<keyof typeof english> = {
  chooseLanguage: 'Sprache',
  receipt: 'Kassenzettel',
  items: { one: '{n} Artikel', other: '{n} Artikel' },
  total: 'Summe',
  deposit: 'Pfand',
  plusDeposit: '+ {amount} Pfand',
  includesDeposit: 'davon {amount} Pfand',
  includesTax: 'enthält {amount} MwSt.',
  perKilogram: '{price} / kg',
  perPiece: 'je {price}',
  help: 'Hilfe',
  close: 'Schließen',
  back: 'Zurück',
  scrollUp: 'Weiter oben',
  scrollDown: 'Weiter unten',
  more: 'Mehr',
  cartName: 'Wagen {cart}',
  simulated: 'Simulation',
  codeErase: 'Löschen',
  codeEraseAll: 'Alles löschen',
  digit: 'Ziffer {digit}',
  keySpace: 'Leerzeichen',
  findKeyboard: 'Buchstaben',
};
