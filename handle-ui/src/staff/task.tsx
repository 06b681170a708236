import { useId, type ReactNode } from 'react';
import css from './task.module.css';

interface TaskProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** One thing that waits for staff. */
export function Task({ icon, title, hint, children }: TaskProps) {
  const id = useId();
  return (
    <section className={css['task']} aria-labelledby={id}>
      <header className={css['head']}>
        <span className={css['icon']}>{icon}</span>
        <div>
          <h2 id={id}>{title}</h2>
          {hint === undefined ? null : <p>{hint}</p>}
        </div>
      </header>
      {children}
    </section>
  );
}
