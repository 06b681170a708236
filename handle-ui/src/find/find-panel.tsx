import { Grid2x2, Hash, Type } from 'lucide-react';
import { useState } from 'react';
import { Choice } from '../design/choice.js';
import { PanelFrame } from '../design/panel-frame.js';
import { useWords } from '../words/use-words.js';
import { CodePad } from './code-pad.js';
import { NameSearch } from './name-search.js';
import { PictureHalls } from './picture-halls.js';

export type FindWay = 'pictures' | 'name' | 'code';

/** Three ways to what has no barcode or will not be read: by its picture, its name, or the digits on its sticker. */
export function FindPanel({ onClose, first }: { readonly onClose: () => void; readonly first: FindWay }) {
  const { say } = useWords();
  const [way, setWay] = useState(first);
  return (
    <PanelFrame
      title={say(way === 'code' ? 'codeTitle' : 'findTitle')}
      onClose={onClose}
      beside={
        <Choice<FindWay>
          label={say('findWays')}
          look="tabs"
          options={[
            { value: 'pictures', label: say('tabPictures'), icon: <Grid2x2 aria-hidden="true" /> },
            { value: 'name', label: say('tabName'), icon: <Type aria-hidden="true" /> },
            { value: 'code', label: say('tabCode'), icon: <Hash aria-hidden="true" /> },
          ]}
          chosen={[way]}
          onChoose={setWay}
        />
      }
    >
      {way === 'pictures' ? <PictureHalls onDone={onClose} /> : null}
      {way === 'name' ? <NameSearch onDone={onClose} /> : null}
      {way === 'code' ? <CodePad onDone={onClose} /> : null}
    </PanelFrame>
  );
}
