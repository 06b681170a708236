import { ScanEye } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { Sure } from '../design/sure.js';
import { useAction, useScreen } from '../link/use-screen.js';
import type { MessageKey } from '../words/say.js';
import { useWords } from '../words/use-words.js';
import css from './task.module.css';
import { Task } from './task.js';
import { Thing } from './thing.js';

type Outcome = 'fine' | 'corrected' | 'waived';

const outcomes: readonly (readonly [Outcome, MessageKey])[] = [
  ['fine', 'staffAuditFine'],
  ['corrected', 'staffAuditCorrected'],
  ['waived', 'staffAuditWaived'],
];

const reasons: Readonly<Record<'open-points' | 'random' | 'store', MessageKey>> = {
  'open-points': 'staffWhyOpen',
  random: 'staffWhyRandom',
  store: 'staffWhyStore',
};

/** The lines to look for in the cart, ticked off while looking, and how it ended. */
export function AuditTask() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const settle = useAction();
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState<Outcome>();
  const audit = view.visit?.audit ?? null;
  if (audit === null) return null;
  const lines = view.receipt?.lines.filter((line) => audit.lines.includes(line.line)) ?? [];
  const toggle = (line: number): void =>
    setSeen((old) => new Set(old.has(line) ? [...old].filter((each) => each !== line) : [...old, line]));
  const settleAs = async (outcome: Outcome): Promise<void> => {
    await settle.run({ kind: 'staff-audit', outcome });
    setAsked(undefined);
  };
  const scope = say(audit.scope === 'full' ? 'staffAuditFull' : 'staffAuditPartial');
  const word = outcomes.find(([outcome]) => outcome === asked)?.[1];
  return (
    <Task
      icon={<ScanEye aria-hidden="true" />}
      title={say('staffAudit')}
      hint={`${scope} · ${say(reasons[audit.reason])}`}
    >
      <ul className={css['things']}>
        {lines.map((line) => (
          <li key={line.line}>
            <Thing line={line} seen={seen.has(line.line)} onSeen={() => toggle(line.line)} />
          </li>
        ))}
      </ul>
      {asked === undefined || word === undefined ? (
        <div className={css['choices']}>
          {outcomes.map(([outcome, key], index) => (
            <Button
              key={outcome}
              look={index === 0 ? 'primary' : 'plain'}
              disabled={!live}
              onClick={() => setAsked(outcome)}
            >
              {say(key)}
            </Button>
          ))}
        </div>
      ) : (
        <Sure
          key={asked}
          question={say('staffAuditSure', { outcome: say(word) })}
          yes={say('staffYes')}
          disabled={!live}
          pending={settle.pending}
          onNo={() => setAsked(undefined)}
          onYes={() => void settleAs(asked)}
        />
      )}
    </Task>
  );
}
