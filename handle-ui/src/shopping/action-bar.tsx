import { Carrot, Keyboard, LifeBuoy, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './action-bar.module.css';
import type { Tool } from './tool.js';

interface ActionBarProps {
  readonly tool: Tool | undefined;
  readonly onTool: (tool: Tool | undefined) => void;
}

/** What a shopper may want at any moment, at the thumb's edge. */
export function ActionBar({ tool, onTool }: ActionBarProps) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const undo = useAction();
  const help = useAction();
  const toggle = (wanted: Tool): void => onTool(tool === wanted ? undefined : wanted);
  return (
    <nav className={css['bar']} aria-label={say('more')}>
      <BarButton
        icon={<Undo2 aria-hidden="true" />}
        disabled={!live || !view.canUndo}
        pending={undo.pending}
        onTouch={() => void undo.run({ kind: 'undo' })}
      >
        {say('undo')}
      </BarButton>
      <BarButton icon={<Carrot aria-hidden="true" />} pressed={tool === 'find'} onTouch={() => toggle('find')}>
        {say('noBarcode')}
      </BarButton>
      <BarButton icon={<Keyboard aria-hidden="true" />} pressed={tool === 'code'} onTouch={() => toggle('code')}>
        {say('typeCode')}
      </BarButton>
      <BarButton
        icon={<LifeBuoy aria-hidden="true" />}
        pressed={tool === 'help'}
        pending={help.pending}
        lit={view.helpRequested}
        disabled={!live}
        onTouch={() => {
          if (view.helpRequested) toggle('help');
          else
            void help.run({ kind: 'request-help', reason: 'button' }).then((outcome) => {
              if (outcome.ok) onTool('help');
            });
        }}
      >
        {say(view.helpRequested ? 'helpOnItsWay' : 'help')}
      </BarButton>
    </nav>
  );
}

interface BarButtonProps {
  readonly icon: ReactNode;
  readonly children: string;
  readonly onTouch: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly pending?: boolean;
  readonly lit?: boolean;
}

function BarButton({
  icon,
  children,
  onTouch,
  pressed,
  disabled = false,
  pending = false,
  lit = false,
}: BarButtonProps) {
  return (
    <button
      type="button"
      className={css['button']}
      aria-pressed={pressed}
      disabled={disabled}
      data-pending={pending}
      data-lit={lit}
      onClick={onTouch}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
