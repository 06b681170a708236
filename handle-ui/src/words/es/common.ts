import type { Catalogue } from '../catalogue.js';
import type { common as english } from '../en/common.js';

export const common: Catalogue<keyof typeof english> = {
  chooseLanguage: 'Idioma',
  receipt: 'Tu recibo',
  items: { one: '{n} artículo', many: '{n} de artículos', other: '{n} artículos' },
  total: 'Total',
  deposit: 'Depósito',
  plusDeposit: '+ {amount} de depósito',
  includesDeposit: 'incluye {amount} de depósito',
  includesTax: 'incluye {amount} de IVA',
  perKilogram: '{price} / kg',
  perPiece: '{price} / ud.',
  help: 'Ayuda',
  close: 'Cerrar',
  back: 'Atrás',
  scrollUp: 'Más arriba',
  scrollDown: 'Más abajo',
  more: 'Más',
  cartName: 'Carro {cart}',
  simulated: 'Simulación',
  codeErase: 'Borrar',
  codeEraseAll: 'Borrar todo',
  digit: 'Dígito {digit}',
  keySpace: 'Espacio',
  findKeyboard: 'Letras',
};
