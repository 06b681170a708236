import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LoginCodes } from '../sim/world/person-cards.js';

const shownCode = z.object({ text: z.string() });
const NAME = 'Mia';

/**
 * The phone of one member and the badge of one clerk, by the interfaces their pages use. The member joins when the
 * phone is first needed.
 */
export class DemoPhone implements LoginCodes {
  #address: string | undefined;
  #cookie: Promise<string> | undefined;

  /** The back office is there. @param address of its page */
  open(address: string): void {
    this.#address = address;
  }

  async member(): Promise<string> {
    return shownCode.parse(await this.#mine('GET', 'login-code')).text;
  }

  async staff(): Promise<string> {
    const answer = await this.#fetch('POST', '/api/badges', { name: 'Kim', days: 1 });
    return shownCode.parse(await answer.json()).text;
  }

  /** Writes a product on the list, at home. */
  async want(text: string, sku: string): Promise<void> {
    await this.#mine('POST', 'list', { changes: [{ kind: 'add', item: { id: randomUUID(), text, sku } }] });
  }

  /** Clips a coupon on the phone. */
  async clip(coupon: string): Promise<void> {
    await this.#mine('PUT', `coupons/${coupon}`);
  }

  /** The session of the phone, for a browser that stands for it. */
  get cookie(): Promise<string> {
    return (this.#cookie ??= this.#join());
  }

  async #join(): Promise<string> {
    const answer = await this.#fetch('POST', '/api/companion/members', { firstName: NAME });
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  async #mine(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.#fetch(method, `/api/companion/${path}`, body, { cookie: await this.cookie });
    return answer.json();
  }

  async #fetch(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    if (this.#address === undefined) throw new Error('The back office is not open yet. Try again in a moment.');
    const answer = await fetch(new URL(path, this.#address), {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    throw new Error(`The back office answered ${String(answer.status)} to ${path}: ${await answer.text()}`);
  }
}
