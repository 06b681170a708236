import { ProductPicture } from '../design/product-picture.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './candidate-cards.module.css';
import { livePrice, type NetLoad } from './net-load.js';
import type { Candidates } from './use-candidates.js';

interface CandidateCardsProps {
  readonly candidates: Candidates;
  readonly load: NetLoad;
}

/** What the camera thinks it is, as large pictures; one touch confirms. */
export function CandidateCards({ candidates, load }: CandidateCardsProps) {
  const { live } = useScreen();
  const { say, named, money } = useWords();
  const pick = useAction();
  return (
    <div
      className={css['cards']}
      role="group"
      aria-label={say('produceWhich')}
      data-count={candidates.candidates.length}
      onKeyDown={arrowFocus}
    >
      {candidates.candidates.map((candidate) => {
        const name = named(candidate);
        const price = candidate.soldBy === 'weight' ? livePrice(candidate.price, load) : candidate.price;
        return (
          <button
            key={candidate.sku}
            type="button"
            className={css['card']}
            disabled={!live || pick.pending}
            onClick={() => void pick.run({ kind: 'pick-product', sku: candidate.sku, from: 'recognised' })}
          >
            <span className={css['picture']}>
              <ProductPicture sku={candidate.sku} name={name} picture={candidate.picture} size="stage" />
            </span>
            <span className={css['name']} dir="auto">
              {name}
            </span>
            <span className={css['unit']}>
              {say(candidate.soldBy === 'weight' ? 'perKilogram' : 'perPiece', { price: money(candidate.price) })}
              {candidate.soldBy === 'weight' && price !== undefined ? <strong>{money(price)}</strong> : null}
            </span>
          </button>
        );
      })}
    </div>
  );
}
