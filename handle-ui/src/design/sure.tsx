import { useEffect, useRef } from 'react';
import { Button } from './button.js';
import { useWords } from '../words/use-words.js';
import css from './sure.module.css';

interface SureProps {
  readonly question: string;
  readonly yes: string;
  readonly disabled: boolean;
  readonly pending: boolean;
  readonly danger?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** The second touch. The way back comes first and has the focus, so that a double tap changes nothing. */
export function Sure({ question, yes, disabled, pending, danger = false, onYes, onNo }: SureProps) {
  const { say } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    place.current?.querySelector('button')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      ref={place}
      role="group"
      aria-label={question}
      className={css['sure']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo();
      }}
    >
      <p role="alert">{question}</p>
      <Button onClick={onNo}>{say('back')}</Button>
      <Button look={danger ? 'danger' : 'primary'} disabled={disabled} pending={pending} onClick={onYes}>
        {yes}
      </Button>
    </div>
  );
}
