import { Ban, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { Sure } from '../design/sure.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './task.module.css';
import { Task } from './task.js';
import { Thing } from './thing.js';

/** An identity card is looked at: yes or no, each confirmed. After a no, staff may look once more. */
export function AgeTask() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const settle = useAction();
  const [asked, setAsked] = useState<'approve' | 'refuse'>();
  const check = view.visit?.ageCheck ?? null;
  const age = check?.minimumAge ?? view.visit?.ageRefused ?? null;
  if (age === null) return null;
  const lines = view.receipt?.lines.filter((line) => check?.lines.includes(line.line)) ?? [];
  const decide = async (approved: boolean): Promise<void> => {
    await settle.run({ kind: 'staff-age-check', approved });
    setAsked(undefined);
  };
  return (
    <Task
      icon={<UserRoundCheck aria-hidden="true" />}
      title={`${say('staffAge')} · ${age}+`}
      hint={say(check === null ? 'staffAgeRefused' : 'staffAgeText')}
    >
      {lines.length === 0 ? null : (
        <ul className={css['things']}>
          {lines.map((line) => (
            <li key={line.line}>
              <Thing line={line} />
            </li>
          ))}
        </ul>
      )}
      {asked === undefined ? (
        <div className={css['choices']}>
          <Button
            size="large"
            look="primary"
            icon={<UserRoundCheck aria-hidden="true" />}
            disabled={!live}
            onClick={() => setAsked('approve')}
          >
            {say('staffApprove', { age })}
          </Button>
          {check === null ? null : (
            <Button size="large" icon={<Ban aria-hidden="true" />} disabled={!live} onClick={() => setAsked('refuse')}>
              {say('staffRefuse')}
            </Button>
          )}
        </div>
      ) : (
        <Sure
          key={asked}
          question={say(asked === 'approve' ? 'staffApproveSure' : 'staffRefuseSure', { age })}
          yes={say('staffYes')}
          danger={asked === 'refuse'}
          disabled={!live}
          pending={settle.pending}
          onNo={() => setAsked(undefined)}
          onYes={() => void decide(asked === 'approve')}
        />
      )}
    </Task>
  );
}
