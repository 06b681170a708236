import { useEffect, useState } from 'react';
import { Button } from '../design/button.js';
import { useScreen } from '../link/use-screen.js';
import { useStage } from '../shopping/stage.js';
import { useWords } from '../words/use-words.js';
import { CandidateCards } from './candidate-cards.js';
import { livePrice } from './net-load.js';
import css from './produce-panel.module.css';
import { TareChoice } from './tare-choice.js';
import type { Candidates } from './use-candidates.js';
import { useNetLoad } from './use-net-load.js';
import { WeightDisplay } from './weight-display.js';

/** For so long a panel that has just come takes no touches: they were meant for what was there before, ms. */
const ARMING = 350;

/** Produce before the camera: what it may be, what it weighs, what that costs. Beside the receipt, never over it. */
export function ProducePanel({ candidates }: { readonly candidates: Candidates }) {
  const { view } = useScreen();
  const { say } = useWords();
  const { toggle } = useStage();
  const load = useNetLoad();
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setArmed(true), ARMING);
    return () => window.clearTimeout(timer);
  }, []);
  const only = candidates.candidates.length === 1 ? candidates.candidates[0] : undefined;
  const byWeight = candidates.candidates.some(({ soldBy }) => soldBy === 'weight');
  return (
    <section className={css['produce']} aria-label={say('produceWhich')} data-testid="produce" inert={!armed}>
      <header className={css['head']}>
        <div>
          <h2>{say(only === undefined ? 'produceWhich' : 'produceSure')}</h2>
          <p>{say('produceText')}</p>
        </div>
        <Button onClick={() => toggle('find')}>{say('produceNone')}</Button>
      </header>
      <CandidateCards candidates={candidates} load={load} />
      {byWeight && view.load.state !== 'absent' ? (
        <div className={css['scale']}>
          <WeightDisplay
            load={load}
            compact
            perKilogram={only?.price}
            price={only === undefined ? undefined : livePrice(only.price, load)}
          />
          <TareChoice />
        </div>
      ) : null}
      {view.offers.recogniser === 'drawn' ? <p className={css['small']}>{say('produceDrawn')}</p> : null}
      {view.offers.recogniser === 'photos' ? <p className={css['small']}>{say('producePhotos')}</p> : null}
    </section>
  );
}
