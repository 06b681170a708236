import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useScreen } from '../link/use-screen.js';
import { ActionBar } from './action-bar.js';
import { Announcer } from './announcer.js';
import { CodePad } from './code-pad.js';
import { EmptyStage } from './empty-stage.js';
import { HelpPanel } from './help-panel.js';
import { LanguagePanel } from './language-panel.js';
import { LineCard } from './line-card.js';
import { ProductFinder } from './product-finder.js';
import { QuestionPanel } from './question-panel.js';
import { ReceiptPanel } from './receipt-panel.js';
import css from './shopping-screen.module.css';
import type { Tool } from './tool.js';
import { TopBar } from './top-bar.js';

/**
 * The trip. The receipt and its total stay where they are; one stage beside them shows, in this order, the tool the
 * shopper opened, an open question, the line they chose, or the last item.
 */
export function ShoppingScreen() {
  const { view } = useScreen();
  const [tool, setTool] = useState<Tool>();
  const [selected, setSelected] = useState<number>();
  const lines = view.receipt?.lines ?? [];
  const last = lines.find((line) => line.line === view.lastLine) ?? lines.at(-1);
  const chosen = selected === undefined ? undefined : lines.find((line) => line.line === selected);
  const question = view.questions[0];

  // What just happened takes the stage back from what was looked at before.
  useEffect(() => setSelected(undefined), [view.lastLine, lines.length, question?.id]);

  const select = useCallback((line: number) => {
    setTool(undefined);
    setSelected(line);
  }, []);
  const close = useCallback(() => setTool(undefined), []);

  const stage = (): ReactNode => {
    if (tool === 'code') return <CodePad onClose={close} />;
    if (tool === 'find') return <ProductFinder onClose={close} />;
    if (tool === 'help') return <HelpPanel onClose={close} />;
    if (tool === 'language') return <LanguagePanel onClose={close} />;
    if (question !== undefined && chosen === undefined)
      return (
        <QuestionPanel
          key={question.id}
          question={question}
          position={1}
          count={view.questions.length}
          onTypeCode={() => setTool('code')}
        />
      );
    const line = chosen ?? last;
    if (line === undefined) return <EmptyStage />;
    return <LineCard line={line} newest={line === last} onBack={() => setSelected(undefined)} />;
  };

  return (
    <main className={css['shopping']} data-tool={tool}>
      <div className={css['top']}>
        <TopBar onLanguage={() => setTool((old) => (old === 'language' ? undefined : 'language'))} />
      </div>
      <div className={css['stage']}>{stage()}</div>
      <div className={css['actions']}>
        <ActionBar tool={tool} onTool={setTool} />
      </div>
      <div className={css['receipt']}>
        <ReceiptPanel selected={chosen?.line} onSelect={select} />
      </div>
      <Announcer view={view} line={last} />
    </main>
  );
}
