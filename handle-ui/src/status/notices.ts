import type { ConditionCause, PartCondition, PartName, ScreenView } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';

export interface Notice {
  readonly key: MessageKey;
  readonly part: PartName | 'link' | 'battery';
  /** `care`: the shopper should do something else than usual; `calm`: only to know. */
  readonly tone: 'calm' | 'care';
}

/** The parts a shopper is told about, the most important first, and the words for them. The board is the technician's matter. */
const words: readonly (readonly [PartName, Partial<Record<PartCondition['state'], Notice>>])[] = [
  ['journal', { fault: { key: 'noticeJournal', part: 'journal', tone: 'care' } }],
  [
    'camera',
    {
      fault: { key: 'noticeCamera', part: 'camera', tone: 'care' },
      starting: { key: 'noticeCameraStarting', part: 'camera', tone: 'calm' },
    },
  ],
  // Without its reader the camera sees pictures and no codes: for a shopper it is the same thing.
  ['reader', { fault: { key: 'noticeCamera', part: 'camera', tone: 'care' } }],
  [
    'scale',
    {
      fault: { key: 'noticeScale', part: 'scale', tone: 'calm' },
      starting: { key: 'noticeScaleStarting', part: 'scale', tone: 'calm' },
    },
  ],
  ['recogniser', { fault: { key: 'noticeRecogniser', part: 'recogniser', tone: 'calm' } }],
  [
    'store',
    {
      fault: { key: 'noticeStore', part: 'store', tone: 'calm' },
      starting: { key: 'noticeStoreStarting', part: 'store', tone: 'calm' },
    },
  ],
];

/** What the shopper can mend is told in its own words, whatever state the part is in. */
const byCause: Readonly<Record<ConditionCause, Notice>> = {
  'not-level': { key: 'noticeLevel', part: 'scale', tone: 'calm' },
  'lens-smeared': { key: 'noticeLens', part: 'camera', tone: 'calm' },
};

/** What the shopper should know about the cart now, the most important first; each thing once. */
export function noticesOf(view: Pick<ScreenView, 'conditions' | 'battery'>, live: boolean): Notice[] {
  // What the firmware said last about its parts is old news while the line to it is down.
  if (!live) return [{ key: 'noticeLink', part: 'link', tone: 'calm' }];
  const notices = words.flatMap(([part, byState]) => {
    const { state, cause } = view.conditions[part];
    return (cause === undefined ? byState[state] : byCause[cause]) ?? [];
  });
  if (view.battery?.low === true) notices.push({ key: 'noticeBattery', part: 'battery', tone: 'calm' });
  return notices.filter((notice, index) => notices.findIndex((other) => other.key === notice.key) === index);
}
