import { AtSign, Delete, Mail } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../design/button.js';
import { PanelFrame } from '../design/panel-frame.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './email-panel.module.css';
import { emailRows, isEmail, LONGEST_EMAIL } from './email-text.js';

/** Where the receipt goes: typed on our own keys or a real keyboard, sent once, kept nowhere on the screen. */
export function EmailPanel({ onClose }: { readonly onClose: () => void }) {
  const { live } = useScreen();
  const { say } = useWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const send = useAction();
  const ready = isEmail(text) && live;
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const submit = async (): Promise<void> => {
    if (!ready) return;
    const outcome = await send.run({ kind: 'email-receipt', email: text });
    if (outcome.ok) onClose();
  };
  const type = (sign: string): void => setText((old) => (old + sign).slice(0, LONGEST_EMAIL));
  return (
    <PanelFrame title={say('emailTitle')} hint={say('emailHint')} onClose={onClose}>
      <div className={css['field']}>
        <Mail aria-hidden="true" />
        <input
          ref={field}
          type="text"
          inputMode="none"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className={css['input']}
          aria-label={say('emailLabel')}
          placeholder="name@example.org"
          maxLength={LONGEST_EMAIL}
          value={text}
          onChange={(event) => setText(event.currentTarget.value.trim())}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void submit();
          }}
        />
        <Button look="primary" disabled={!ready} pending={send.pending} onClick={() => void submit()}>
          {say('emailSend')}
        </Button>
      </div>
      <div className={css['keys']} role="group" aria-label={say('emailKeys')} dir="ltr" onKeyDown={arrowFocus}>
        {emailRows.map((row) => (
          <div key={row.join('')} className={css['row']}>
            {row.map((sign) => (
              <button key={sign} type="button" className={css['key']} onClick={() => type(sign)}>
                {sign}
              </button>
            ))}
          </div>
        ))}
        <div className={css['row']}>
          <button type="button" className={css['key']} aria-label="@" onClick={() => type('@')}>
            <AtSign aria-hidden="true" />
          </button>
          {['.com', '.org', '.net'].map((end) => (
            <button key={end} type="button" className={css['key']} onClick={() => type(end)}>
              {end}
            </button>
          ))}
          <button
            type="button"
            className={css['key']}
            aria-label={say('codeErase')}
            onClick={() => setText((old) => old.slice(0, -1))}
          >
            <Delete aria-hidden="true" />
          </button>
        </div>
      </div>
    </PanelFrame>
  );
}
