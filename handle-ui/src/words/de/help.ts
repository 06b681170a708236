import type { Catalogue } from '../catalogue.js';
import type { help as english } from '../en/help.js';

export const help: Catalogue<keyof typeof english> = {
  helpOnItsWay: 'Hilfe kommt',
  helpCancel: 'Hat sich erledigt',
  helpTitle: 'Gleich kommt jemand zu Ihnen',
  helpText: 'Ihr Wagen hat Bescheid gesagt. Sie können inzwischen weiter einkaufen.',
  helpAsk: 'Wie können wir helfen?',
  helpAskText: 'Tippen Sie auf einen Grund, dann kommt jemand zu Ihnen.',
  helpFind: 'Ich finde etwas nicht',
  helpPrice: 'Ein Preis stimmt nicht',
  helpHeavy: 'Etwas Schweres',
  helpCart: 'Der Wagen selbst',
  helpOther: 'Etwas anderes',
  helpCalled: 'Wir wissen Bescheid',
  helpComing: '{name} ist unterwegs',
  helpSteps: 'So geht es weiter',
  helpThere: 'Bei Ihnen',
};
