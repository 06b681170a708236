import type { Catalogue } from '../catalogue.js';
import type { waiting as english } from '../en/waiting.js';

export const waiting: Catalogue<keyof typeof english> = {
  welcomeTitle: 'Einkaufen, einpacken, fertig.',
  welcomeText: 'Legen Sie alles gleich in Ihre Taschen. Der Wagen führt den Kassenzettel.',
  startShopping: 'Einkauf beginnen',
  startHint: 'Ohne Konto, ohne App.',
};
