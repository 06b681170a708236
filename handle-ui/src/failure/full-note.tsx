import { Button } from '../design/button.js';
import { Tile } from '../design/mosaic.js';
import { say } from '../words/say.js';
import css from './full-note.module.css';

interface FullNoteProps {
  readonly language: string;
  readonly kind: 'loading' | 'broken';
  /** A sentence of the firmware, when it has one. */
  readonly reason?: string | undefined;
  readonly onRetry?: () => void;
}

/** The whole screen when there is nothing else to show: before the first view, and after a defect. */
export function FullNote({ language, kind, reason, onRetry }: FullNoteProps) {
  return (
    <main className={css['note']} role="status" data-note={kind}>
      <div className={css['tiles']}>
        <Tile number={0} />
        <Tile number={2} />
        <Tile number={4} />
      </div>
      <h1>{say(language, kind === 'loading' ? 'loadingTitle' : 'brokenTitle')}</h1>
      <p>{reason ?? say(language, kind === 'loading' ? 'loadingText' : 'brokenText')}</p>
      {onRetry === undefined ? null : (
        <Button look="primary" onClick={onRetry}>
          {say(language, 'brokenRetry')}
        </Button>
      )}
    </main>
  );
}
