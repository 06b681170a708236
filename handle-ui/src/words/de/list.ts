import type { Catalogue } from '../catalogue.js';
import type { list as english } from '../en/list.js';

export const list: Catalogue<keyof typeof english> = {
  listTitle: 'Einkaufsliste',
  listWalk: 'In der Reihenfolge Ihres Wegs',
  listEmpty: 'Noch steht nichts darauf',
  listEmptyText: 'Schreiben Sie auf, was Sie brauchen. Die Liste hakt sich von selbst ab.',
  listAdd: 'Etwas hinzufügen',
  listWrite: 'Aufschreiben: {text}',
  listTick: '{name} abhaken',
  listUntick: '{name} wieder öffnen',
  listTakeOff: '{name} von der Liste nehmen',
  listTakeOffYes: 'Streichen',
  listInCart: 'im Wagen',
  listDone: 'Erledigt',
  listNext: 'Als Nächstes',
  listPhone: 'Am Handy schreiben',
  listPhoneText: 'Handykamera darauf richten.',
  listLeft: { one: 'noch {n}', other: 'noch {n}' },
};
