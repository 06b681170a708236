import { useScreen } from '../link/use-screen.js';
import { hasWords, languageName } from '../words/catalogues.js';
import { useWords } from '../words/use-words.js';
import css from './language-choice.module.css';

/** The languages of this store, each in its own words. */
export function LanguageChoice({ onChoose }: { readonly onChoose: (language: string) => void }) {
  const { view } = useScreen();
  const { say } = useWords();
  return (
    <div role="group" aria-label={say('chooseLanguage')} className={css['choice']}>
      {view.languages.filter(hasWords).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={css['language']}
          aria-pressed={language === view.language}
          onClick={() => onChoose(language)}
        >
          {languageName(language)}
        </button>
      ))}
    </div>
  );
}
