import { Delete } from 'lucide-react';
import { useWords } from '../words/use-words.js';
import { arrowFocus } from './arrow-focus.js';
import css from './letter-keyboard.module.css';
import { letterRows } from './letter-layout.js';

interface LetterKeyboardProps {
  readonly onLetter: (letter: string) => void;
  readonly onErase: () => void;
}

/** Letters of the shopper's language, for a name or the start of one. */
export function LetterKeyboard({ onLetter, onErase }: LetterKeyboardProps) {
  const { language, say } = useWords();
  const rows = letterRows(language);
  return (
    <div className={css['keyboard']} role="group" aria-label={say('findKeyboard')} onKeyDown={arrowFocus}>
      {rows.map((row, index) => (
        <div key={row.join('')} className={css['row']}>
          {row.map((letter) => (
            <button key={letter} type="button" className={css['key']} onClick={() => onLetter(letter)}>
              {letter}
            </button>
          ))}
          {index === rows.length - 1 ? (
            <>
              <button type="button" className={css['wide']} aria-label={say('keySpace')} onClick={() => onLetter(' ')}>
                ␣
              </button>
              <button type="button" className={css['wide']} aria-label={say('codeErase')} onClick={onErase}>
                <Delete aria-hidden="true" />
              </button>
            </>
          ) : null}
        </div>
      ))}
    </div>
  );
}
