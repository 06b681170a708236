import type { Catalogue } from '../catalogue.js';

export const help = {
  helpOnItsWay: 'Help is coming',
  helpCancel: 'I no longer need help',
  helpTitle: 'Someone will come to you',
  helpText: 'Your cart told the staff where you are. You can go on shopping meanwhile.',
  helpAsk: 'How can we help?',
  helpAskText: 'Touch a reason and someone comes to your cart.',
  helpFind: 'I cannot find something',
  helpPrice: 'A price looks wrong',
  helpHeavy: 'Something heavy',
  helpCart: 'The cart itself',
  helpOther: 'Something else',
  helpCalled: 'The staff know',
  helpComing: '{name} is on the way',
  helpSteps: 'What happens next',
  helpThere: 'With you',
} as const satisfies Catalogue<string>;
