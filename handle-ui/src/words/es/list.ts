import type { Catalogue } from '../catalogue.js';
import type { list as english } from '../en/list.js';

export const list: Catalogue<keyof typeof english> = {
  listTitle: 'Lista de la compra',
  listWalk: 'En el orden de tu recorrido',
  listEmpty: 'Aún está vacía',
  listEmptyText: 'Escribe lo que necesitas. Se tacha sola.',
  listAdd: 'Añadir algo',
  listWrite: 'Apuntar: {text}',
  listTick: 'Tachar {name}',
  listUntick: 'Recuperar {name}',
  listTakeOff: 'Quitar {name} de la lista',
  listTakeOffYes: 'Quitar',
  listInCart: 'en tu carro',
  listDone: 'Hecho',
  listNext: 'Siguiente',
  listPhone: 'Escribirla en el móvil',
  listPhoneText: 'Apunta con la cámara del móvil.',
  listLeft: { one: 'falta {n}', many: 'faltan {n}', other: 'faltan {n}' },
};
