import type { Preferences } from '@smart-cart/contracts';
import { allergen, diet } from '@smart-cart/contracts';
import { Apple, Languages, MonitorSmartphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../design/button.js';
import { Choice } from '../design/choice.js';
import { PanelFrame } from '../design/panel-frame.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { usePreferences } from '../preferences/use-look.js';
import { allergenKeys, dietKeys } from '../products/food-words.js';
import { hasWords, languageName } from '../words/catalogues.js';
import { useWords } from '../words/use-words.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './settings-panel.module.css';

type Page = 'language' | 'look' | 'food';

/** How the shopper wants the screen and what they eat. Kept with the trip and forgotten with it. */
export function SettingsPanel({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const [page, setPage] = useState<Page>('language');
  return (
    <PanelFrame title={say('settingsTitle')} hint={say('settingsText')} onClose={onClose}>
      <Choice<Page>
        label={say('settingsTitle')}
        look="tabs"
        options={[
          { value: 'language', label: say('chooseLanguage'), icon: <Languages aria-hidden="true" /> },
          { value: 'look', label: say('look'), icon: <MonitorSmartphone aria-hidden="true" /> },
          { value: 'food', label: say('food'), icon: <Apple aria-hidden="true" /> },
        ]}
        chosen={[page]}
        onChoose={setPage}
      />
      <ScrollArea>
        <div className={css['page']}>
          {page === 'language' ? <LanguagePage /> : null}
          {page === 'look' ? <LookPage /> : null}
          {page === 'food' ? <FoodPage /> : null}
        </div>
      </ScrollArea>
    </PanelFrame>
  );
}

function LanguagePage() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const choose = useAction();
  const member = view.visit?.member ?? null;
  return (
    <>
      <Choice
        label={say('chooseLanguage')}
        look="chips"
        options={view.languages.filter(hasWords).map((language) => ({
          value: language,
          lang: language,
          label: languageName(language),
        }))}
        chosen={[view.language]}
        disabled={!live || choose.pending}
        onChoose={(language) => void choose.run({ kind: 'choose-language', language })}
      />
      {member === null ? null : (
        <section className={css['member']} aria-label={say('member')}>
          <p>{member.firstName === undefined ? say('memberPlain') : say('memberHello', { name: member.firstName })}</p>
          <Button disabled={!live} pending={choose.pending} onClick={() => void choose.run({ kind: 'forget-member' })}>
            {say('memberLeave')}
          </Button>
        </section>
      )}
    </>
  );
}

/** Changes some of the preferences; they always travel whole. */
function useChange(): { readonly change: (some: Partial<Preferences>) => void; readonly disabled: boolean } {
  const { view, live } = useScreen();
  const preferences = usePreferences();
  const choose = useAction();
  return {
    change: (some) => void choose.run({ kind: 'choose-preferences', preferences: { ...preferences, ...some } }),
    disabled: !live || choose.pending || view.visit === null,
  };
}

function LookPage() {
  const { say } = useWords();
  const preferences = usePreferences();
  const { change, disabled } = useChange();
  const onOff = [
    { value: 'off' as const, label: say('off') },
    { value: 'on' as const, label: say('on') },
  ];
  return (
    <>
      <Row label={say('textSize')}>
        <Choice
          label={say('textSize')}
          disabled={disabled}
          options={[
            { value: 'normal', label: say('sizeNormal') },
            { value: 'large', label: say('sizeLarge') },
            { value: 'largest', label: say('sizeLargest') },
          ]}
          chosen={[preferences.textSize]}
          onChoose={(textSize) => change({ textSize })}
        />
      </Row>
      <Row label={say('theme')}>
        <Choice
          label={say('theme')}
          disabled={disabled}
          options={[
            { value: 'ambient', label: say('themeAmbient') },
            { value: 'light', label: say('themeLight') },
            { value: 'dark', label: say('themeDark') },
          ]}
          chosen={[preferences.theme]}
          onChoose={(theme) => change({ theme })}
        />
      </Row>
      <Row label={say('contrast')}>
        <Choice
          label={say('contrast')}
          disabled={disabled}
          options={[
            { value: 'normal', label: say('contrastNormal') },
            { value: 'high', label: say('contrastHigh') },
          ]}
          chosen={[preferences.contrast]}
          onChoose={(contrast) => change({ contrast })}
        />
      </Row>
      <Row label={say('hand')}>
        <Choice
          label={say('hand')}
          disabled={disabled}
          options={[
            { value: 'left', label: say('handLeft') },
            { value: 'right', label: say('handRight') },
          ]}
          chosen={[preferences.hand]}
          onChoose={(hand) => change({ hand })}
        />
      </Row>
      {'speechSynthesis' in window ? (
        <Row label={say('speech')}>
          <Choice
            label={say('speech')}
            disabled={disabled}
            options={onOff}
            chosen={[preferences.speech ? 'on' : 'off']}
            onChoose={(value) => change({ speech: value === 'on' })}
          />
        </Row>
      ) : null}
      <Row label={say('calm')}>
        <Choice
          label={say('calm')}
          disabled={disabled}
          options={onOff}
          chosen={[preferences.calm ? 'on' : 'off']}
          onChoose={(value) => change({ calm: value === 'on' })}
        />
      </Row>
    </>
  );
}

function FoodPage() {
  const { say } = useWords();
  const preferences = usePreferences();
  const { change, disabled } = useChange();
  return (
    <>
      <h3 className={css['title']}>{say('avoid')}</h3>
      <p className={css['soft']}>{say('avoidHint')}</p>
      <Choice
        label={say('avoid')}
        look="chips"
        disabled={disabled}
        options={allergen.options.map((value) => ({ value, label: say(allergenKeys[value]) }))}
        chosen={preferences.avoid}
        onChoose={(value) => change({ avoid: toggled(preferences.avoid, value) })}
      />
      <h3 className={css['title']}>{say('eat')}</h3>
      <Choice
        label={say('eat')}
        look="chips"
        disabled={disabled}
        options={diet.options.map((value) => ({ value, label: say(dietKeys[value]) }))}
        chosen={preferences.diets}
        onChoose={(value) => change({ diets: toggled(preferences.diets, value) })}
      />
    </>
  );
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css['row']}>
      <p aria-hidden="true">{label}</p>
      {children}
    </div>
  );
}
