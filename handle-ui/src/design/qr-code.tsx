import { useMemo } from 'react';
import { qrMatrix } from '../qr/qr-matrix.js';
import css from './qr-code.module.css';

interface QrCodeProps {
  readonly text: string;
  /** What scanning it leads to, for who cannot see it. */
  readonly label: string;
}

/** A code for the shopper's own phone, dark on white in every theme because readers expect that. */
export function QrCode({ text, label }: QrCodeProps) {
  const matrix = useMemo(() => qrMatrix(text), [text]);
  if (matrix === undefined) return <p className={css['text']}>{text}</p>;
  const size = matrix.length + 8;
  const path = matrix
    .flatMap((line, row) => line.map((dark, column) => (dark ? `M${column + 4} ${row + 4}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={css['code']}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={css['ground']} />
      <path d={path} className={css['modules']} />
    </svg>
  );
}
