import type { Preferences } from '@smart-cart/contracts';
import { ALargeSmall } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { Choice } from '../design/choice.js';
import { usePreferences } from '../preferences/use-look.js';
import { useWords } from '../words/use-words.js';
import css from './reading-choice.module.css';

/** Larger letters and full contrast before anything has to be read. */
export function ReadingChoice({ onChoose }: { readonly onChoose: (preferences: Preferences) => void }) {
  const { say } = useWords();
  const preferences = usePreferences();
  const [open, setOpen] = useState(false);
  return (
    <div className={css['reading']} data-open={open}>
      <Button
        look="quiet"
        icon={<ALargeSmall aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {say('readingOpen')}
      </Button>
      {open ? (
        <>
          <Choice
            label={say('textSize')}
            options={[
              { value: 'normal', label: say('sizeNormal') },
              { value: 'large', label: say('sizeLarge') },
              { value: 'largest', label: say('sizeLargest') },
            ]}
            chosen={[preferences.textSize]}
            onChoose={(textSize) => onChoose({ ...preferences, textSize })}
          />
          <p className={css['label']} aria-hidden="true">
            {say('contrast')}
          </p>
          <Choice
            label={say('contrast')}
            options={[
              { value: 'normal', label: say('contrastNormal') },
              { value: 'high', label: say('contrastHigh') },
            ]}
            chosen={[preferences.contrast]}
            onChoose={(contrast) => onChoose({ ...preferences, contrast })}
          />
        </>
      ) : null}
    </div>
  );
}
