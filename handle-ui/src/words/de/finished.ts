import type { Catalogue } from '../catalogue.js';
import type { finished as english } from '../en/finished.js';

export const finished: Catalogue<keyof typeof english> = {
  thankYou: 'Vielen Dank.',
  finishedTitle: 'Zu zahlen',
  finishedNext: 'Fahren Sie zum Ausgang. Dort schließen wir den Einkauf mit Ihnen ab.',
  finishedSteps1: 'Lassen Sie alles in Ihren Taschen.',
  finishedSteps2: 'Zeigen Sie diesen Bildschirm am Ausgang.',
  finishedSteps3: 'Taschen nehmen und los. Einen schönen Tag!',
  nextShopper: 'Nächster Einkauf',
  nextShopperQuestion: 'Alles eingepackt? Der Wagen wird geleert.',
  nextShopperYes: 'Ja, leeren',
  finishedPaid: 'Bezahlt',
  finishedNothingDue: 'Nichts zu zahlen',
  exitTitle: 'Ihr Code für den Ausgang',
  exitText: 'Halten Sie ihn an die Schranke oder nennen Sie ihn uns.',
  exitLabel: 'Ausgangscode {code}',
  savedTrip: 'Sie haben heute {amount} gespart.',
  receiptPhone: 'Ihr Kassenzettel',
  receiptPhoneText: 'Handykamera hierher richten.',
  receiptPhoneLabel: 'Öffnet Ihren Kassenzettel auf dem Handy',
  finishedForget: 'Von Ihrem Einkauf bleibt nichts auf dem Wagen.',
  doneLeave: 'Fertig',
  announceFinished: '{thanks} {state}. {code}',
};
