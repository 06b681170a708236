import type { Catalogue } from '../catalogue.js';
import type { waiting as english } from '../en/waiting.js';

export const waiting: Catalogue<keyof typeof english> = {
  welcomeTitle: 'Compra, guarda y listo.',
  welcomeText: 'Ponlo todo directamente en tus bolsas. El carro lleva la cuenta.',
  startShopping: 'Empezar la compra',
  startHint: 'Sin cuenta y sin aplicación.',
};
