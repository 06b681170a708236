import type { Catalogue } from '../catalogue.js';
import type { finished as english } from '../en/finished.js';

export const finished: Catalogue<keyof typeof english> = {
  thankYou: 'Merci.',
  finishedTitle: 'À payer',
  finishedNext: 'Amenez le chariot à la sortie. Notre équipe y termine avec vous.',
  finishedSteps1: 'Laissez tout dans vos sacs.',
  finishedSteps2: 'Montrez cet écran à la sortie.',
  finishedSteps3: 'Prenez vos sacs et partez. Bonne journée !',
  nextShopper: 'Client suivant',
  nextShopperQuestion: 'Tout est emballé ? Le chariot sera vidé.',
  nextShopperYes: 'Oui, vider',
  finishedPaid: 'Payé',
  finishedNothingDue: 'Rien à payer',
  exitTitle: 'Votre code de sortie',
  exitText: 'Présentez-le au portillon ou dites-le-nous.',
  exitLabel: 'Code de sortie {code}',
  savedTrip: 'Vous avez économisé {amount} aujourd’hui.',
  receiptPhone: 'Votre ticket',
  receiptPhoneText: 'Visez ici avec votre téléphone.',
  receiptPhoneLabel: 'Ouvre votre ticket sur le téléphone',
  finishedForget: 'Rien de vos achats ne reste sur ce chariot.',
  doneLeave: 'C’est fait',
  announceFinished: '{thanks} {state}. {code}',
};
