import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/use-words.js';
import { Button } from './button.js';
import css from './panel-frame.module.css';

interface PanelFrameProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** In place of the written title, where every line of the stage is needed. */
  readonly beside?: ReactNode;
}

/** A tool on the stage: title, way out, and its own content. Takes the focus and gives it back; Escape closes it. */
export function PanelFrame({ title, hint, onClose, children, beside }: PanelFrameProps) {
  const { say } = useWords();
  const frame = useRef<HTMLElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    const element = frame.current;
    // A panel may have chosen a better place inside itself already.
    if (element?.contains(before) === false) element.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <section
      ref={frame}
      className={css['frame']}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={css['head']}>
        {beside === undefined ? (
          <div className={css['title']}>
            <h2>{title}</h2>
            {hint === undefined ? null : <p>{hint}</p>}
          </div>
        ) : (
          <div className={css['title']}>
            <h2 className="visually-hidden">{title}</h2>
            {beside}
          </div>
        )}
        <Button look="quiet" aria-label={say('close')} icon={<X aria-hidden="true" />} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}
