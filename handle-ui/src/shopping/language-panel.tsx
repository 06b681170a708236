import { useAction } from '../link/use-screen.js';
import { LanguageChoice } from '../waiting/language-choice.js';
import { useWords } from '../words/use-words.js';
import { PanelFrame } from './panel-frame.js';

/** Another language in the middle of a trip. */
export function LanguagePanel({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const choose = useAction();
  return (
    <PanelFrame title={say('chooseLanguage')} onClose={onClose}>
      <LanguageChoice
        onChoose={(language) => {
          void choose.run({ kind: 'choose-language', language });
          onClose();
        }}
      />
    </PanelFrame>
  );
}
