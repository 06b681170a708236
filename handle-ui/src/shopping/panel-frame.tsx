import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../design/button.js';
import { useWords } from '../words/use-words.js';
import css from './panel-frame.module.css';

interface PanelFrameProps {
  readonly title: string;
  readonly hint?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A tool on the stage: title, way out, and its own content. */
export function PanelFrame({ title, hint, onClose, children }: PanelFrameProps) {
  const { say } = useWords();
  return (
    <section
      className={css['frame']}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={css['head']}>
        <div>
          <h2>{title}</h2>
          {hint === undefined ? null : <p>{hint}</p>}
        </div>
        <Button look="quiet" aria-label={say('close')} icon={<X aria-hidden="true" />} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}
