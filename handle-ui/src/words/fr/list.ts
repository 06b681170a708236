import type { Catalogue } from '../catalogue.js';
import type { list as english } from '../en/list.js';

export const list: Catalogue<keyof typeof english> = {
  listTitle: 'Liste de courses',
  listWalk: 'Dans l’ordre de votre parcours',
  listEmpty: 'Encore vide',
  listEmptyText: 'Notez ce qu’il vous faut. Elle se coche toute seule.',
  listAdd: 'Ajouter',
  listWrite: 'Noter : {text}',
  listTick: 'Cocher {name}',
  listUntick: 'Décocher {name}',
  listTakeOff: 'Retirer {name} de la liste',
  listTakeOffYes: 'Retirer',
  listInCart: 'dans le chariot',
  listDone: 'Fait',
  listNext: 'Ensuite',
  listPhone: 'L’écrire au téléphone',
  listPhoneText: 'Visez avec votre téléphone.',
  listLeft: { one: 'reste {n}', many: 'restent {n}', other: 'restent {n}' },
};
