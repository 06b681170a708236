import type { Catalogue } from '../catalogue.js';
import type { waiting as english } from '../en/waiting.js';

export const waiting: Catalogue<keyof typeof english> = {
  welcomeTitle: 'Choisissez, rangez, sortez.',
  welcomeText: 'Mettez tout directement dans vos sacs. Le chariot tient le ticket.',
  startShopping: 'Commencer',
  startHint: 'Sans compte, sans application.',
};
