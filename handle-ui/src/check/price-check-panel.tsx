import { ScanSearch } from 'lucide-react';
import { PanelFrame } from '../design/panel-frame.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { CheckedProduct } from './checked-product.js';
import css from './price-check-panel.module.css';

/** "What is this?": the next thing shown to the camera is told about, not bought. The cart knows that it is open. */
export function PriceCheckPanel() {
  const { view } = useScreen();
  const { say } = useWords();
  const { run } = useAction();
  const { checked } = view.advice;
  const unknown = checked === null && view.visit?.priceCheck?.sku === null;
  const close = (): void => void run({ kind: 'close-price-check' });
  return (
    <PanelFrame title={say('checkTitle')} onClose={close}>
      {checked === null ? (
        <div className={css['show']} role="status">
          <ScanSearch aria-hidden="true" className={css['figure']} />
          <p className={css['title']}>{say(unknown ? 'checkUnknown' : 'checkShow')}</p>
          <p>{say(unknown ? 'checkUnknownText' : 'checkText')}</p>
        </div>
      ) : (
        <CheckedProduct checked={checked} onClose={close} />
      )}
    </PanelFrame>
  );
}
