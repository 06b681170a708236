import type { Catalogue } from '../catalogue.js';
import type { help as english } from '../en/help.js';

export const help: Catalogue<keyof typeof english> = {
  helpOnItsWay: 'On arrive',
  helpCancel: 'Je n’ai plus besoin d’aide',
  helpTitle: 'Quelqu’un vient vous voir',
  helpText: 'Votre chariot a prévenu l’équipe. Vous pouvez continuer en attendant.',
  helpAsk: 'Comment vous aider ?',
  helpAskText: 'Touchez une raison, quelqu’un vient à vous.',
  helpFind: 'Je ne trouve pas un article',
  helpPrice: 'Un prix semble faux',
  helpHeavy: 'Quelque chose de lourd',
  helpCart: 'Le chariot lui-même',
  helpOther: 'Autre chose',
  helpCalled: 'L’équipe est prévenue',
  helpComing: '{name} arrive',
  helpSteps: 'La suite',
  helpThere: 'Auprès de vous',
};
