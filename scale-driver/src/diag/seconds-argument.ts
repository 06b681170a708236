import { ScaleError } from '../scale-error.js';

/** `10`, `2.5`, `10s` as milliseconds. @throws ScaleError `bad-option` */
export function secondsArgument(text: string): number {
  const seconds = Number(text.replace(/\s*s$/, ''));
  if (seconds > 0 && seconds <= 86_400) return seconds * 1_000;
  throw new ScaleError('bad-option', `"${text}" is no time. Write a number of seconds, such as 10.`);
}
