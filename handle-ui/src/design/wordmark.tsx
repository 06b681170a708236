import { memo } from 'react';
import css from './wordmark.module.css';

/** The product's mark, drawn: a basket with a leaf, and its name. */
export const Wordmark = memo(function Wordmark({ compact = false }: { readonly compact?: boolean }) {
  return (
    <span className={css['wordmark']} data-compact={compact} dir="ltr" role="img" aria-label="Smart cart">
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <rect width="64" height="64" rx="18" className={css['tile']} />
        <path d="M13 24h38a19 19 0 0 1-38 0z" className={css['basket']} />
        <circle cx="25" cy="52" r="4.5" className={css['wheel']} />
        <circle cx="39" cy="52" r="4.5" className={css['wheel']} />
        <path d="M32 24c0-8 5-13 13-13-1 8-5 13-13 13z" className={css['basket']} />
      </svg>
      <span aria-hidden="true" className={css['name']}>
        smart<em>cart</em>
      </span>
    </span>
  );
});
