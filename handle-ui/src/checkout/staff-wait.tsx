import type { ReceiptLine } from '@smart-cart/contracts';
import { ScanEye, UserRoundCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../design/button.js';
import { ProductPicture } from '../design/product-picture.js';
import { Sure } from '../design/sure.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useLineName } from '../products/use-line-name.js';
import type { MessageKey } from '../words/say.js';
import { useWords } from '../words/use-words.js';
import css from './staff-wait.module.css';

/** Somebody of age buys something: staff looks once, the shopper can also do without it. */
export function AgeWait() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const nameOf = useLineName();
  const remove = useAction();
  const [leaving, setLeaving] = useState<ReceiptLine>();
  const check = view.visit?.ageCheck ?? null;
  if (check === null) return null;
  const lines = view.receipt?.lines.filter((line) => check.lines.includes(line.line)) ?? [];
  return (
    <Wait
      sign={<UserRoundCheck aria-hidden="true" />}
      title={say('ageTitle')}
      text={say('ageText', { age: check.minimumAge })}
    >
      <ul className={css['lines']} aria-label={say('ageAbout')}>
        {lines.map((line) => (
          <li key={line.line}>
            <ProductPicture sku={line.sku} name={line.name} picture={line.picture} size="row" />
            <span className={css['name']} dir="auto">
              {nameOf(line)}
            </span>
            <Button look="quiet" disabled={!live} onClick={() => setLeaving(line)}>
              {say('ageRemoveShort')}
              <span className="visually-hidden"> {nameOf(line)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {leaving === undefined ? (
        <p className={css['soft']}>{say('ageWayOut')}</p>
      ) : (
        <Sure
          key={leaving.line}
          question={say('ageRemoveQuestion', { name: nameOf(leaving) })}
          yes={say('ageRemoveShort')}
          disabled={!live}
          pending={remove.pending}
          onNo={() => setLeaving(undefined)}
          onYes={() => void remove.run({ kind: 'remove-line', line: leaving.line })}
        />
      )}
    </Wait>
  );
}

const whys: Readonly<Record<'open-points' | 'random' | 'store', MessageKey>> = {
  'open-points': 'auditWhyUnsure',
  random: 'auditWhyRandom',
  store: 'auditWhyStore',
};

/** A look into the cart: friendly, with its reason, and with what comes after. */
export function AuditWait() {
  const { visit } = useScreen().view;
  const { say } = useWords();
  return (
    <Wait sign={<ScanEye aria-hidden="true" />} title={say('auditTitle')} text={say('auditText')}>
      <p className={css['soft']}>{say(whys[visit?.audit?.reason ?? 'random'])}</p>
    </Wait>
  );
}

interface WaitProps {
  readonly sign: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Wait({ sign, title, text, children }: WaitProps) {
  const { view } = useScreen();
  const { say } = useWords();
  const coming = view.visit?.help?.coming ?? null;
  return (
    <section className={css['wait']} aria-labelledby="wait-title">
      <header className={css['head']}>
        <span className={css['sign']}>{sign}</span>
        <div>
          <h2 id="wait-title">{title}</h2>
          <p>{text}</p>
        </div>
      </header>
      {children}
      <p className={css['status']} role="status">
        <span className={css['dot']} aria-hidden="true" />
        {coming === null ? say('blockedCalled') : say('blockedComing', { name: coming })}
        <span className={css['then']}>{say('blockedThen')}</span>
      </p>
    </section>
  );
}
