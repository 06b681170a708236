import { Delete, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './code-pad.module.css';
import { groupDigits, typeDigit } from './code-entry.js';

/** Our own number pad for the code of a sticker or a barcode: the system's keyboard does not open in a kiosk. */
export function CodePad({ onDone }: { readonly onDone: () => void }) {
  const { live } = useScreen();
  const { say } = useWords();
  const [code, setCode] = useState('');
  const enter = useAction();
  const ready = live && code.length >= 4;

  const add = async (): Promise<void> => {
    if (!ready || enter.pending) return;
    const outcome = await enter.run({ kind: 'enter-code', text: code });
    if (outcome.ok) onDone();
  };

  return (
    <>
      <div
        className={css['pad']}
        dir="ltr"
        onKeyDown={(event) => {
          if (/^\d$/.test(event.key)) setCode((old) => typeDigit(old, event.key));
          else if (event.key === 'Backspace') setCode((old) => old.slice(0, -1));
          else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void add();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <output className={css['display']} tabIndex={0} ref={focusOnce} aria-label={say('codeTitle')}>
          {code === '' ? <span className={css['blank']}>– – – –</span> : groupDigits(code)}
        </output>
        <div className={css['keys']} onKeyDown={arrowFocus}>
          {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
            <Button
              key={digit}
              size="large"
              aria-label={say('digit', { digit })}
              onClick={() => setCode((old) => typeDigit(old, digit))}
            >
              {digit}
            </Button>
          ))}
          <Button
            size="large"
            look="quiet"
            aria-label={say('codeErase')}
            icon={<Delete aria-hidden="true" />}
            disabled={code === ''}
            onClick={() => setCode((old) => old.slice(0, -1))}
          />
          <Button
            size="large"
            aria-label={say('digit', { digit: '0' })}
            onClick={() => setCode((old) => typeDigit(old, '0'))}
          >
            0
          </Button>
          <Button
            size="large"
            look="primary"
            aria-label={say('codeAdd')}
            icon={<Plus aria-hidden="true" />}
            disabled={!ready}
            pending={enter.pending}
            onClick={() => void add()}
          />
        </div>
      </div>
      <p className={css['hint']}>{say('codeHint')}</p>
    </>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
