import type { StoreNews } from '@smart-cart/contracts';
import { SeenNews } from './seen-news.js';

export type AnswerNews = Exclude<StoreNews, { kind: 'catalogue' | 'document' }>;

/**
 * Which news reach the cart. Most are bound to a trip and to something in it, and effective once by the facts that
 * follow: a repeated one may be the one that counts, because the first came while the cart could not act upon it. An
 * answer to a call for help names no call, so a late copy of it would end the next one: it passes once.
 */
export class NewsGate {
  readonly #seen = new SeenNews();

  /** @param now epoch milliseconds */
  passes(news: AnswerNews, now: number): boolean {
    if (news.kind === 'help-answered' || news.kind === 'help-coming') {
      return this.#seen.isNew(news.id, news.expires, now);
    }
    return news.expires > now;
  }
}
