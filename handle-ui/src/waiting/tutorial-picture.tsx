import type { ReactNode } from 'react';
import css from './tutorial-picture.module.css';

/*
 * Cut out of paper like the tiles of the attract screen, on a field of 480 × 480: the same cart in every picture, and one
 * thing that happens. Decoration only: the words beside it say the same.
 */

function Cart({ bags = true }: { readonly bags?: boolean }) {
  return (
    <g>
      {bags ? (
        <g>
          <path d="M128 210 h108 l-8 116 h-92z" fill="var(--shape-butter)" />
          <path
            d="M156 214 c0 -44 52 -44 52 0"
            fill="none"
            stroke="var(--shape-orange)"
            strokeWidth="9"
            strokeLinecap="round"
          />
          <path d="M244 222 h92 l-8 104 h-76z" fill="var(--shape-tomato)" />
          <path
            d="M268 226 c0 -38 44 -38 44 0"
            fill="none"
            stroke="var(--shape-plum)"
            strokeWidth="9"
            strokeLinecap="round"
          />
        </g>
      ) : null}
      <path d="M84 262 H372 L346 362 H114z" fill="var(--shape-leaf)" />
      <g stroke="var(--shape-lime)" strokeWidth="7" strokeLinecap="round">
        <path d="M140 286 l8 54 M196 286 l4 54 M252 286 v54 M308 286 l-6 54" />
      </g>
      <path
        d="M372 262 L398 176 H446"
        fill="none"
        stroke="var(--shape-ink)"
        strokeWidth="16"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="352" y="118" width="88" height="66" rx="12" fill="var(--shape-ink)" transform="rotate(-8 396 150)" />
      <rect x="360" y="126" width="72" height="50" rx="6" fill="var(--shape-cream)" transform="rotate(-8 396 150)" />
      <circle cx="150" cy="398" r="26" fill="var(--shape-ink)" />
      <circle cx="150" cy="398" r="10" fill="var(--shape-cream)" />
      <circle cx="318" cy="398" r="26" fill="var(--shape-ink)" />
      <circle cx="318" cy="398" r="10" fill="var(--shape-cream)" />
    </g>
  );
}

/** A carton with a barcode on its side. */
function Carton() {
  return (
    <g>
      <path d="M-34 -46 L-20 -70 H22 L36 -46z" fill="var(--shape-sky)" />
      <rect x="-34" y="-46" width="70" height="112" rx="4" fill="var(--shape-cream)" />
      <rect x="-34" y="-18" width="70" height="36" fill="var(--shape-orange)" />
      <path
        d="M-20 30 v24 M-12 30 v24 M-7 30 v24 M2 30 v24 M7 30 v24 M14 30 v24 M21 30 v24"
        stroke="var(--shape-ink)"
        strokeWidth="4"
      />
    </g>
  );
}

function Apple() {
  return (
    <g>
      <path
        d="M0 -24 C30 -46 58 -20 50 18 C44 48 18 60 0 48 C-18 60 -44 48 -50 18 C-58 -20 -30 -46 0 -24z"
        fill="var(--shape-tomato)"
      />
      <path d="M0 -24 C0 -44 10 -54 26 -58 C28 -40 18 -28 0 -24z" fill="var(--shape-lime)" />
    </g>
  );
}

function Arrow({ up = false }: { readonly up?: boolean }) {
  return (
    <path
      d="M0 -44 V36 M-26 12 L0 40 L26 12"
      transform={up ? 'rotate(180)' : undefined}
      fill="none"
      stroke="var(--shape-ink)"
      strokeWidth="14"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

const scenes: readonly { readonly ground: string; readonly drawing: ReactNode }[] = [
  { ground: 'mint', drawing: <Cart /> },
  {
    ground: 'sky',
    drawing: (
      <>
        <path d="M336 168 L96 66 V262z" fill="var(--shape-cream)" opacity="0.7" />
        <g transform="translate(-30 60)">
          <Cart bags={false} />
        </g>
        <circle cx="352" cy="172" r="24" fill="var(--shape-ink)" />
        <circle cx="352" cy="172" r="11" fill="var(--shape-sky)" />
        <g className={css['nudge']}>
          <g transform="translate(148 168) rotate(-8) scale(1.15)">
            <Carton />
          </g>
        </g>
      </>
    ),
  },
  {
    ground: 'butter',
    drawing: (
      <>
        <g className={css['drop']}>
          <g transform="translate(196 150) scale(0.95)">
            <Carton />
          </g>
        </g>
        <g transform="translate(292 130)">
          <Arrow />
        </g>
        <g transform="translate(0 40)">
          <Cart />
        </g>
      </>
    ),
  },
  {
    ground: 'peach',
    drawing: (
      <>
        <g transform="translate(0 40)">
          <Cart />
        </g>
        <g className={css['lift']}>
          <g transform="translate(188 130) scale(1.1)">
            <Apple />
          </g>
        </g>
        <g transform="translate(286 138)">
          <Arrow up />
        </g>
      </>
    ),
  },
  {
    ground: 'pistachio',
    drawing: (
      <>
        <rect x="118" y="64" width="244" height="352" rx="26" fill="var(--shape-ink)" />
        <rect x="136" y="82" width="208" height="316" rx="14" fill="var(--shape-cream)" />
        <g fill="var(--shape-ink)">
          <path d="M164 112h50v50h-50z M266 112h50v50h-50z M164 214h50v50h-50z" />
          <path d="M232 120h14v14h-14z M232 148h22v14h-22z M232 180h14v14h-14z M260 182h20v12h-20z M292 180h24v14h-24z" />
          <path d="M232 214h22v14h-22z M266 212h14v22h-14z M294 214h22v14h-22z M240 244h14v20h-14z M270 246h14v18h-14z M300 242h16v22h-16z" />
        </g>
        <path d="M176 124h26v26h-26z M278 124h26v26h-26z M176 226h26v26h-26z" fill="var(--shape-cream)" />
        <rect x="164" y="296" width="152" height="72" rx="36" fill="var(--shape-leaf)" />
        <path
          d="M214 332 l20 20 l36 -40"
          fill="none"
          stroke="var(--shape-cream)"
          strokeWidth="13"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
];

export function TutorialPicture({ step }: { readonly step: number }) {
  const scene = scenes[step];
  if (scene === undefined) return null;
  return (
    <svg
      viewBox="0 0 480 480"
      aria-hidden="true"
      className={css['scene']}
      style={{ background: `var(--tint-${scene.ground})` }}
    >
      {scene.drawing}
    </svg>
  );
}
