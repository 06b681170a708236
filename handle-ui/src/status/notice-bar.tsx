import { BatteryLow, Camera, CloudOff, HeartHandshake, RefreshCw, Scale } from 'lucide-react';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './notice-bar.module.css';
import { noticesOf, type Notice } from './notices.js';

const icons: Readonly<Record<Notice['part'], typeof Camera>> = {
  link: RefreshCw,
  store: CloudOff,
  scale: Scale,
  camera: Camera,
  reader: Camera,
  recogniser: Camera,
  journal: HeartHandshake,
  board: HeartHandshake,
  battery: BatteryLow,
};

/** How the cart is, in plain words; empty while all is well. Has its own place, so that nothing moves when it comes. */
export function NoticeBar() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const notices = noticesOf(view, live);
  const [first, ...others] = notices;
  const Icon = first === undefined ? undefined : icons[first.part];
  return (
    <div className={css['bar']} role="status">
      {first === undefined || Icon === undefined ? null : (
        <p className={css['notice']} data-tone={first.tone} key={first.key}>
          <Icon aria-hidden="true" />
          <span>{say(first.key)}</span>
          {others.length === 0 ? null : (
            <span className={css['others']}>
              {others.map((notice) => {
                const Other = icons[notice.part];
                return (
                  <span key={notice.key}>
                    <Other aria-hidden="true" />
                    <span className="visually-hidden">{say(notice.key)}</span>
                  </span>
                );
              })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
