import {
  Bell,
  Check,
  CircleHelp,
  Footprints,
  HeartHandshake,
  ReceiptText,
  SearchX,
  ShoppingCart,
  Weight,
} from 'lucide-react';
import { Button } from '../design/button.js';
import { PanelFrame } from '../design/panel-frame.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { cartLabel } from '../words/cart-label.js';
import type { MessageKey } from '../words/say.js';
import { useWords } from '../words/use-words.js';
import css from './help-panel.module.css';

/** Why help may be wanted: the code the store receives, its words, its sign. */
const reasons: readonly (readonly [code: string, key: MessageKey, Icon: typeof Bell])[] = [
  ['find', 'helpFind', SearchX],
  ['price', 'helpPrice', ReceiptText],
  ['heavy', 'helpHeavy', Weight],
  ['cart', 'helpCart', ShoppingCart],
  ['other', 'helpOther', CircleHelp],
];

/** Asks why help is wanted, then shows how far it is. */
export function HelpPanel({ onClose }: { readonly onClose: () => void }) {
  const { view } = useScreen();
  return view.helpRequested ? <HelpStatus onClose={onClose} /> : <HelpReasons onClose={onClose} />;
}

function HelpReasons({ onClose }: { readonly onClose: () => void }) {
  const { live } = useScreen();
  const { say } = useWords();
  const ask = useAction();
  return (
    <PanelFrame title={say('helpAsk')} hint={say('helpAskText')} onClose={onClose}>
      <div className={css['reasons']} onKeyDown={arrowFocus}>
        {reasons.map(([code, key, Icon]) => (
          <button
            key={code}
            type="button"
            className={css['reason']}
            disabled={!live || ask.pending}
            onClick={() => void ask.run({ kind: 'request-help', reason: code })}
          >
            <Icon aria-hidden="true" />
            {say(key)}
          </button>
        ))}
      </div>
    </PanelFrame>
  );
}

function HelpStatus({ onClose }: { readonly onClose: () => void }) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const end = useAction();
  const coming = view.visit?.help?.coming ?? null;
  const reason = reasons.find(([code]) => code === view.visit?.help?.reason);
  const steps = [
    { Icon: Bell, text: say('helpCalled'), done: true },
    {
      Icon: Footprints,
      text: coming === null ? say('helpOnItsWay') : say('helpComing', { name: coming }),
      done: coming !== null,
    },
    {
      Icon: HeartHandshake,
      text: say('helpThere'),
      done: view.visit?.staff !== undefined && view.visit.staff !== null,
    },
  ];
  return (
    <PanelFrame title={say('helpTitle')} hint={reason === undefined ? undefined : say(reason[1])} onClose={onClose}>
      <ol className={css['steps']} aria-label={say('helpSteps')} aria-live="polite">
        {steps.map(({ Icon, text, done }) => (
          <li key={text} data-done={done}>
            <span className={css['mark']} aria-hidden="true">
              {done ? <Check /> : <Icon />}
            </span>
            {text}
          </li>
        ))}
      </ol>
      <p className={css['text']}>
        <strong>{say('cartName', { cart: cartLabel(view.cart) })}</strong> {say('helpText')}
      </p>
      <Button
        disabled={!live}
        pending={end.pending}
        onClick={() => {
          void end.run({ kind: 'end-help' });
          onClose();
        }}
      >
        {say('helpCancel')}
      </Button>
    </PanelFrame>
  );
}
