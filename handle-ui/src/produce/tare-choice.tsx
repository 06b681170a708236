import { Choice } from '../design/choice.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';

/** The bag or box the goods lie in, where the store has named some. */
export function TareChoice() {
  const { view, live } = useScreen();
  const { say, mass } = useWords();
  const choose = useAction();
  const { tares } = view.offers;
  if (tares.length === 0 || view.visit === null) return null;
  const none = { value: '0', label: say('tareNone') };
  return (
    <Choice
      label={say('tare')}
      options={[none, ...tares.map(({ name, tare }) => ({ value: String(tare), label: `${name} ${mass(tare)}` }))]}
      chosen={[String(view.visit.tare)]}
      disabled={!live || choose.pending}
      onChoose={(tare) => void choose.run({ kind: 'choose-tare', tare: Number(tare) })}
    />
  );
}
