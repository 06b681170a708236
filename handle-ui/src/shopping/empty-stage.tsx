import { Tile } from '../design/mosaic.js';
import { useWords } from '../words/use-words.js';
import css from './empty-stage.module.css';

/** The stage before the first item: how it works, in one sentence. */
export function EmptyStage() {
  const { say } = useWords();
  return (
    <article className={css['empty']}>
      <div className={css['tiles']} aria-hidden="true">
        {[2, 0, 8, 11, 4, 6, 9, 10, 7, 1, 3, 5].map((number) => (
          <Tile key={number} number={number} />
        ))}
      </div>
      <h2>{say('receiptEmptyTitle')}</h2>
      <p>{say('receiptEmptyText')}</p>
    </article>
  );
}
