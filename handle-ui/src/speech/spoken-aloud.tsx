import type { ReceiptLine } from '@smart-cart/contracts';
import { useEffect, useRef } from 'react';
import { useScreen } from '../link/use-screen.js';
import { useNameOf } from '../products/use-line-name.js';
import { hasAmount, measureOf, reducedAmount } from '../shopping/line-words.js';
import { useWords } from '../words/use-words.js';

/** Says the last item and the total aloud, when the shopper wants it and the browser can. What is newer interrupts. */
export function SpokenAloud({ line }: { readonly line: ReceiptLine | undefined }) {
  const { view } = useScreen();
  const words = useWords();
  const name = useNameOf(line);
  const wanted = view.visit?.preferences.speech === true && 'speechSynthesis' in window;
  const total = words.money(view.receipt?.total ?? 0);
  const text =
    line === undefined
      ? ''
      : words.say('speakLine', {
          name,
          amount: hasAmount(line) ? words.money(reducedAmount(line)) : measureOf(line, words),
          total,
        });
  // What was said when it was switched on is not said again.
  const said = useRef(text);
  useEffect(() => {
    if (!wanted || text === said.current) {
      said.current = text;
      return;
    }
    said.current = text;
    window.speechSynthesis.cancel();
    if (text === '') return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = words.language;
    window.speechSynthesis.speak(utterance);
  }, [wanted, text, words.language]);
  useEffect(() => {
    if (!wanted) return undefined;
    return () => window.speechSynthesis.cancel();
  }, [wanted]);
  return null;
}
