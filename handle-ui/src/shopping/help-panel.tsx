import { UserRound } from 'lucide-react';
import { Button } from '../design/button.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { cartLabel } from '../words/cart-label.js';
import { useWords } from '../words/use-words.js';
import css from './help-panel.module.css';
import { PanelFrame } from './panel-frame.js';

/** Help has been asked for: what happens now, and how to call it off. */
export function HelpPanel({ onClose }: { readonly onClose: () => void }) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const end = useAction();
  return (
    <PanelFrame title={say('helpTitle')} onClose={onClose}>
      <div className={css['help']}>
        <UserRound aria-hidden="true" className={css['figure']} />
        <p className={css['cart']}>{say('cartName', { cart: cartLabel(view.cart) })}</p>
        <p>{say('helpText')}</p>
      </div>
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
