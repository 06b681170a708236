import type { OptionAction, Question, QuestionOption } from '@smart-cart/contracts';
import { Camera, Check, CircleHelp, Grid2x2, Hand, Keyboard, PackageOpen, Trash2, UserRound } from 'lucide-react';
import { Button } from '../design/button.js';
import { ProductPicture } from '../design/product-picture.js';
import type { FindWay } from '../find/find-panel.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './question-panel.module.css';
import { CandidateCards } from '../produce/candidate-cards.js';
import type { Candidates } from '../produce/use-candidates.js';
import { useNetLoad } from '../produce/use-net-load.js';
import { useAsked } from './use-asked.js';
import { optionWords, questionWords } from './question-words.js';

const icons: Partial<Record<OptionAction, typeof Camera>> = {
  'scan-it': Camera,
  'type-code': Keyboard,
  'call-staff': UserRound,
  'took-it-out': PackageOpen,
  'nothing-changed': Hand,
  keep: Check,
  ok: Check,
  finish: Check,
  remove: Trash2,
};

interface QuestionPanelProps {
  readonly question: Question;
  readonly position: number;
  readonly count: number;
  /** What the camera thinks was put in, where it is asked what that was. */
  readonly candidates: Candidates | undefined;
  /** The shopper wants to look it up: the finder opens, and what is chosen or typed there settles the question. */
  readonly onFind: (first: FindWay) => void;
}

/** A question on the stage: calm, with pictures where things are meant, and always with a way out. Never above the total. */
export function QuestionPanel({ question: asked, position, count, candidates, onFind }: QuestionPanelProps) {
  const { live } = useScreen();
  const words = useWords();
  const question = useAsked(asked);
  const answer = useAction();
  const { title, text } = questionWords(question, words);
  const pictured = question.options.filter(isPictured);
  const plain = question.options.filter((option) => !isPictured(option));
  const load = useNetLoad(question.delta);
  const seen = question.kind === 'unscanned' && pictured.length === 0 ? candidates : undefined;
  const byPicture = question.kind === 'unscanned';
  const choose = (option: QuestionOption): void => {
    if (option.action === 'type-code') onFind(byPicture ? 'pictures' : 'code');
    void answer.run({ kind: 'answer', question: question.id, option: option.id });
  };
  return (
    <article
      className={css['question']}
      data-testid="question"
      data-kind={question.kind}
      data-seen={seen !== undefined}
      data-cards={pictured.length > 0}
    >
      <header className={css['head']}>
        {pictured.length === 0 && question.name !== undefined ? (
          <div className={css['about']}>
            <ProductPicture
              sku={question.sku ?? question.name}
              name={question.name}
              picture={question.picture}
              size="stage"
            />
          </div>
        ) : (
          <CircleHelp aria-hidden="true" className={css['mark']} />
        )}
        <div>
          {count > 1 ? <p className={css['position']}>{words.say('questionOf', { n: position, count })}</p> : null}
          <h2>{title}</h2>
          <p className={css['text']}>{text}</p>
        </div>
      </header>
      {seen === undefined ? null : <CandidateCards candidates={seen} load={load} />}
      {pictured.length === 0 ? null : (
        <div className={css['cards']} onKeyDown={arrowFocus}>
          {pictured.map((option) => (
            <button
              key={option.id}
              type="button"
              className={css['card']}
              disabled={!live || answer.pending}
              onClick={() => choose(option)}
            >
              <ProductPicture
                sku={option.sku ?? option.id}
                name={option.name ?? '?'}
                picture={option.picture}
                size="card"
              />
              <span className={css['cardName']} dir="auto">
                {optionWords(option, question.kind, words)}
              </span>
            </button>
          ))}
        </div>
      )}
      <div className={css['options']}>
        {plain.map((option, index) => {
          const Icon = option.action === 'type-code' && byPicture ? Grid2x2 : icons[option.action];
          return (
            <Button
              key={option.id}
              look={index === 0 && pictured.length === 0 && seen === undefined ? 'primary' : 'plain'}
              disabled={!live}
              pending={answer.pending}
              icon={Icon === undefined ? undefined : <Icon aria-hidden="true" />}
              onClick={() => choose(option)}
            >
              {optionWords(option, question.kind, words)}
            </Button>
          );
        })}
      </div>
    </article>
  );
}

function isPictured(option: QuestionOption): boolean {
  return option.action === 'line' || option.action === 'product';
}
