import type { ReactNode } from 'react';
import css from './mosaic.module.css';

/*
 * Groceries cut out of paper: circles, quarters and leaves on square tiles of 100 × 100. The pattern of the attract
 * screen, of the empty stage and, one tile at a time, of whatever has no picture.
 */
const tiles: readonly { readonly ground: string; readonly shape: ReactNode }[] = [
  {
    // orange slice
    ground: 'butter',
    shape: (
      <>
        <circle cx="50" cy="50" r="38" fill="var(--shape-orange)" />
        <circle cx="50" cy="50" r="31" fill="var(--shape-cream)" />
        {[0, 60, 120, 180, 240, 300].map((turn) => (
          <path
            key={turn}
            d="M50 46 L38.5 26.5 A23 23 0 0 1 61.5 26.5z"
            transform={`rotate(${turn} 50 50)`}
            fill="var(--shape-orange)"
          />
        ))}
      </>
    ),
  },
  {
    // two leaves
    ground: 'mint',
    shape: (
      <>
        <path d="M0 100 C0 45 45 0 100 0 C100 55 55 100 0 100z" fill="var(--shape-leaf)" />
        <path d="M6 94 L78 22" stroke="var(--shape-lime)" strokeWidth="5" strokeLinecap="round" />
      </>
    ),
  },
  {
    // melon
    ground: 'pistachio',
    shape: (
      <>
        <path d="M0 0 H100 A100 100 0 0 1 0 100z" fill="var(--shape-leaf)" />
        <path d="M0 0 H88 A88 88 0 0 1 0 88z" fill="var(--shape-cream)" />
        <path d="M0 0 H80 A80 80 0 0 1 0 80z" fill="var(--shape-tomato)" />
        {[
          [22, 22],
          [48, 16],
          [17, 48],
          [46, 44],
        ].map(([x = 0, y = 0]) => (
          <ellipse
            key={`${x} ${y}`}
            cx={x}
            cy={y}
            rx="3.6"
            ry="6"
            fill="var(--shape-ink)"
            transform={`rotate(${45 - (x - y)} ${x} ${y})`}
          />
        ))}
      </>
    ),
  },
  {
    // egg
    ground: 'sky',
    shape: (
      <>
        <path d="M50 14 C72 14 84 48 84 62 A34 30 0 0 1 16 62 C16 48 28 14 50 14z" fill="var(--shape-cream)" />
        <circle cx="50" cy="61" r="18" fill="var(--shape-butter)" />
      </>
    ),
  },
  {
    // tomato
    ground: 'peach',
    shape: (
      <>
        <circle cx="50" cy="56" r="36" fill="var(--shape-tomato)" />
        <path
          d="M50 32 C40 14 26 18 24 24 C34 24 40 28 50 32 C60 28 66 24 76 24 C74 18 60 14 50 32z"
          fill="var(--shape-leaf)"
        />
        <path
          d="M27 54 A24 24 0 0 1 40 36"
          stroke="var(--shape-cream)"
          strokeWidth="5"
          strokeLinecap="round"
          fill="none"
          opacity="0.7"
        />
      </>
    ),
  },
  {
    // carton
    ground: 'lilac',
    shape: (
      <>
        <path d="M28 40 L40 18 H60 L72 40z" fill="var(--shape-sky)" />
        <path d="M28 40 H72 V90 H28z" fill="var(--shape-cream)" />
        <path d="M28 58 C42 48 58 70 72 58 V80 H28z" fill="var(--shape-sky)" />
      </>
    ),
  },
  {
    // aubergine
    ground: 'pistachio',
    shape: (
      <>
        <path d="M64 30 C88 54 78 90 46 90 C18 90 12 62 32 52 C46 45 48 36 52 26z" fill="var(--shape-plum)" />
        <path d="M48 30 C50 16 62 10 72 12 C70 22 72 30 66 38z" fill="var(--shape-leaf)" />
      </>
    ),
  },
  {
    // bread
    ground: 'peach',
    shape: (
      <>
        <path d="M12 74 A38 38 0 0 1 88 74 Q88 84 78 84 H22 Q12 84 12 74z" fill="var(--shape-orange)" />
        {[32, 50, 68].map((x) => (
          <path
            key={x}
            d={`M${x - 7} 66 L${x + 5} 48`}
            stroke="var(--shape-cream)"
            strokeWidth="6"
            strokeLinecap="round"
          />
        ))}
      </>
    ),
  },
  {
    // fish
    ground: 'sky',
    shape: (
      <>
        <path d="M6 50 C24 20 58 20 76 50 C58 80 24 80 6 50z" fill="var(--shape-leaf)" />
        <path d="M70 50 L96 28 V72z" fill="var(--shape-leaf)" />
        <circle cx="26" cy="46" r="5" fill="var(--shape-cream)" />
        <path
          d="M44 36 A20 20 0 0 1 44 64"
          stroke="var(--shape-lime)"
          strokeWidth="5"
          fill="none"
          strokeLinecap="round"
        />
      </>
    ),
  },
  {
    // cheese
    ground: 'mint',
    shape: (
      <>
        <path d="M8 66 L84 24 Q94 40 92 66z" fill="var(--shape-cream)" />
        <path d="M8 66 H92 V86 H8z" fill="var(--shape-butter)" />
        <circle cx="68" cy="50" r="7" fill="var(--shape-butter)" />
        <circle cx="34" cy="77" r="5" fill="var(--shape-orange)" />
        <circle cx="70" cy="75" r="6" fill="var(--shape-orange)" />
      </>
    ),
  },
  {
    // carrot
    ground: 'butter',
    shape: (
      <>
        <path d="M62 30 L74 42 Q46 84 12 92 Q20 58 62 30z" fill="var(--shape-orange)" />
        <path
          d="M66 36 C60 20 70 8 76 6 C78 14 80 18 78 24 C84 20 92 20 96 24 C92 34 82 42 68 38z"
          fill="var(--shape-leaf)"
        />
      </>
    ),
  },
  {
    // half pear
    ground: 'lilac',
    shape: (
      <>
        <path
          d="M50 10 C64 10 62 34 72 48 C86 68 74 92 50 92 C26 92 14 68 28 48 C38 34 36 10 50 10z"
          fill="var(--shape-lime)"
        />
        <path d="M50 40 C56 54 66 58 66 70 A16 16 0 0 1 34 70 C34 58 44 54 50 40z" fill="var(--shape-cream)" />
        <ellipse cx="50" cy="70" rx="4.5" ry="8" fill="var(--shape-ink)" />
      </>
    ),
  },
];

/** One tile by number; numbers wrap around. Decoration only. */
export function Tile({ number, bare = false }: { readonly number: number; readonly bare?: boolean }) {
  const tile = tiles[((number % tiles.length) + tiles.length) % tiles.length];
  if (tile === undefined) return null;
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className={css['tile']}>
      {bare ? null : <rect width="100" height="100" fill={`var(--tint-${tile.ground})`} />}
      {tile.shape}
    </svg>
  );
}

/** Laid by eye: no kind stands near itself, no colour beside its own, in walls of four, five, six and ten columns. */
const arrangement = [0, 5, 2, 9, 3, 10, 7, 1, 4, 8, 11, 6, 5, 0, 9, 2, 10, 7, 1, 3, 6, 11, 4, 8];

/** A wall of tiles. */
export function Mosaic({ columns, rows }: { readonly columns: number; readonly rows: number }) {
  return (
    <div className={css['mosaic']} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }} aria-hidden="true">
      {Array.from({ length: columns * rows }, (_unused, index) => (
        <Tile key={index} number={arrangement[index % arrangement.length] ?? 0} />
      ))}
    </div>
  );
}
