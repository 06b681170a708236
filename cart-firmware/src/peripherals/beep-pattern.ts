/** What the beeper can say. */
export type BeepPattern = 'accepted' | 'attention' | 'finished';

/** Milliseconds sounding, silent, sounding… "Accepted" is short: it is heard once for every item of a trip. */
export const BEEPS: Readonly<Record<BeepPattern, readonly number[]>> = {
  accepted: [60],
  attention: [120, 120, 120, 120, 120],
  finished: [120, 80, 320],
};
