import type { Catalogue } from '../catalogue.js';
import type { finished as english } from '../en/finished.js';

export const finished: Catalogue<keyof typeof english> = {
  thankYou: 'Gracias.',
  finishedTitle: 'A pagar',
  finishedNext: 'Lleva el carro a la salida. Allí terminamos contigo.',
  finishedSteps1: 'Deja todo en tus bolsas.',
  finishedSteps2: 'Muestra esta pantalla en la salida.',
  finishedSteps3: 'Coge tus bolsas y listo. ¡Buen día!',
  nextShopper: 'Siguiente cliente',
  nextShopperQuestion: '¿Todo guardado? Se vaciará el carro.',
  nextShopperYes: 'Sí, vaciar',
};
