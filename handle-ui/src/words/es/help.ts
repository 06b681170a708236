import type { Catalogue } from '../catalogue.js';
import type { help as english } from '../en/help.js';

export const help: Catalogue<keyof typeof english> = {
  helpOnItsWay: 'Ya vamos',
  helpCancel: 'Ya no hace falta',
  helpTitle: 'Alguien viene a ayudarte',
  helpText: 'El carro ha avisado al personal. Mientras, puedes seguir comprando.',
  helpAsk: '¿Cómo te ayudamos?',
  helpAskText: 'Toca un motivo y alguien vendrá.',
  helpFind: 'No encuentro algo',
  helpPrice: 'Un precio no cuadra',
  helpHeavy: 'Algo pesado',
  helpCart: 'El propio carro',
  helpOther: 'Otra cosa',
  helpCalled: 'El personal lo sabe',
  helpComing: '{name} está en camino',
  helpSteps: 'Qué pasa ahora',
  helpThere: 'Contigo',
};
