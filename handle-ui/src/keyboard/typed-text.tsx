import { Search, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../design/button.js';
import { useWords } from '../words/use-words.js';
import { LetterKeyboard } from './letter-keyboard.js';
import { eraseLetter, typeLetter } from './letter-layout.js';
import css from './typed-text.module.css';

/** Longest text a search or a wish may have. */
const LONGEST = 80;

interface TypedTextProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onEnter?: () => void;
  /** What the text finds, between the field and the letters. */
  readonly children: ReactNode;
}

/** A field with our own letters below what it finds: the system's keyboard does not open in a kiosk. A real one works too. */
export function TypedText({ label, text, onText, onEnter, children }: TypedTextProps) {
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <div className={css['typed']}>
      <div className={css['field']}>
        <Search aria-hidden="true" />
        <input
          ref={field}
          type="text"
          inputMode="none"
          enterKeyHint="search"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          dir="auto"
          className={css['input']}
          aria-label={label}
          placeholder={label}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter?.();
            // Arrows belong to the text while it is being written, except the ones that leave it.
            if (event.key !== 'Escape' && event.key !== 'ArrowDown') event.stopPropagation();
          }}
        />
        {text === '' ? null : (
          <Button
            look="quiet"
            aria-label={say('codeEraseAll')}
            icon={<X aria-hidden="true" />}
            onClick={() => onText('')}
          />
        )}
      </div>
      {children}
      <LetterKeyboard
        onLetter={(letter) => onText(typeLetter(text, letter).slice(0, LONGEST))}
        onErase={() => onText(eraseLetter(text))}
      />
    </div>
  );
}
