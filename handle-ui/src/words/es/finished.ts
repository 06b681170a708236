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
  finishedPaid: 'Pagado',
  finishedNothingDue: 'Nada que pagar',
  exitTitle: 'Tu código de salida',
  exitText: 'Acércalo a la puerta o dínoslo.',
  exitLabel: 'Código de salida {code}',
  savedTrip: 'Hoy has ahorrado {amount}.',
  receiptPhone: 'Tu recibo',
  receiptPhoneText: 'Apunta aquí con el móvil.',
  receiptPhoneLabel: 'Abre tu recibo en el móvil',
  finishedForget: 'Nada de tu compra se queda en el carro.',
  doneLeave: 'Listo',
  announceFinished: '{thanks} {state}. {code}',
};
