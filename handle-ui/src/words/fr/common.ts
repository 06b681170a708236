import type { Catalogue } from '../catalogue.js';
import type { common as english } from '../en/common.js';

export const common: Catalogue<keyof typeof english> = {
  chooseLanguage: 'Langue',
  receipt: 'Votre ticket',
  items: { one: '{n} article', many: '{n} d’articles', other: '{n} articles' },
  total: 'Total',
  deposit: 'Consigne',
  plusDeposit: '+ {amount} de consigne',
  includesDeposit: 'dont {amount} de consigne',
  includesTax: 'dont {amount} de TVA',
  perKilogram: '{price} / kg',
  perPiece: '{price} pièce',
  help: 'Aide',
  close: 'Fermer',
  back: 'Retour',
  scrollUp: 'Plus haut',
  scrollDown: 'Plus bas',
  more: 'Plus',
  cartName: 'Chariot {cart}',
  simulated: 'Simulation',
  codeErase: 'Effacer',
  codeEraseAll: 'Tout effacer',
  digit: 'Chiffre {digit}',
  keySpace: 'Espace',
  findKeyboard: 'Lettres',
};
