import { PanelFrame } from '../design/panel-frame.js';
import { Button } from '../design/button.js';
import { QrCode } from '../design/qr-code.js';
import { useScreen } from '../link/use-screen.js';
import type { MessageKey } from '../words/say.js';
import { useWords } from '../words/use-words.js';
import { LoginProblem } from './login-problem.js';
import css from './phone-login.module.css';

const steps: readonly MessageKey[] = ['loginStepOpen', 'loginStepCode', 'loginStepShow'];

interface PhoneLoginProps {
  readonly pending: boolean;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** How the phone is held to the camera. The camera reads codes all the time; this page only shows the way. */
export function PhoneLogin({ pending, onStart, onClose }: PhoneLoginProps) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const { companion } = view.offers;
  return (
    <PanelFrame title={say('loginOpen')} hint={say('loginText')} onClose={onClose}>
      <div className={css['login']} data-companion={companion !== null}>
        <PhoneDrawing label={say('loginDrawing')} />
        <ol className={css['steps']}>
          {steps.map((key, index) => (
            <li key={key}>
              <span className={css['number']} aria-hidden="true">
                {index + 1}
              </span>
              {say(key)}
            </li>
          ))}
        </ol>
        {companion === null ? null : (
          <div className={css['companion']}>
            <QrCode text={companion} label={say('loginCompanion')} />
            <p>{say('loginCompanion')}</p>
          </div>
        )}
      </div>
      <LoginProblem />
      <div className={css['foot']}>
        <p>{say('loginCard')}</p>
        <Button disabled={!live} pending={pending} onClick={onStart}>
          {say('loginWithout')}
        </Button>
      </div>
    </PanelFrame>
  );
}

/** The handle with its camera, its view as a soft cone, and a hand's phone in it. */
function PhoneDrawing({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 320 240" role="img" aria-label={label} className={css['drawing']}>
      <clipPath id="login-drawing">
        <rect width="320" height="240" rx="28" />
      </clipPath>
      <g clipPath="url(#login-drawing)">
        <rect width="320" height="240" fill="var(--tint-mint)" />
        <path d="M70 120 L216 46 V194z" fill="var(--shape-cream)" opacity="0.75" />
        <rect x="0" y="94" width="62" height="52" rx="0" fill="var(--shape-leaf)" />
        <rect x="40" y="86" width="44" height="68" rx="22" fill="var(--shape-ink)" />
        <circle cx="66" cy="120" r="14" fill="var(--shape-sky)" />
        <circle cx="70" cy="115" r="4" fill="var(--shape-cream)" />
        <g transform="rotate(4 236 120)">
          <rect x="196" y="42" width="84" height="156" rx="14" fill="var(--shape-ink)" />
          <rect x="203" y="54" width="70" height="132" rx="6" fill="var(--shape-cream)" />
          <g fill="var(--shape-ink)">
            <path d="M212 82h18v18h-18z M246 82h18v18h-18z M212 116h18v18h-18z" />
            <path d="M236 88h5v5h-5z M236 106h9v5h-9z M250 112h5v9h-5z M240 122h6v6h-6z M258 126h6v8h-6z M248 130h5v5h-5z" />
          </g>
          <path d="M217 87h8v8h-8z M251 87h8v8h-8z M217 121h8v8h-8z" fill="var(--shape-cream)" />
          <rect x="214" y="148" width="48" height="8" rx="4" fill="var(--shape-leaf)" />
          <rect x="222" y="162" width="32" height="8" rx="4" fill="var(--shape-lime)" />
        </g>
        <path
          d="M320 140 C300 128 286 132 280 146 L262 186 C254 206 262 226 282 232 L320 240z"
          fill="var(--shape-orange)"
        />
        <path d="M284 122 c-10 -2 -18 4 -18 12 s6 12 14 12 l14 -4z" fill="var(--shape-orange)" />
      </g>
    </svg>
  );
}
