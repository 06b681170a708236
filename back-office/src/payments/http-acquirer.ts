import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BackOfficeError } from '../back-office-error.js';
import { reasonOf } from '../reason.js';
import type { Acquirer, ChargeOrder, ChargeState, RefundOrder } from './acquirer.js';

/** What an acquirer answers about a charge, on every address; docs/payments.md. */
export const chargeAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved'), amount: z.int().min(1), reference: z.string().min(1).max(80) }),
  z.object({ state: z.literal('declined'), reason: z.string().min(1).max(60) }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('pending') }),
]);
const refundAnswer = z.object({ state: z.literal('refunded'), reference: z.string().min(1).max(80) });
const refusal = z.object({ error: z.string().max(500) });

export interface HttpAcquirerOptions {
  /** Without a slash at its end. */
  readonly url: string;
  readonly tokenFile?: string | undefined;
  /** After which a question counts as unanswered. */
  readonly timeoutMs: number;
}

/** An acquirer, or the gateway in front of one, that speaks the protocol of docs/payments.md. */
export class HttpAcquirer implements Acquirer {
  readonly name: string;
  readonly #options: HttpAcquirerOptions;
  readonly #token: string | undefined;

  /** @throws BackOfficeError `token-unreadable` */
  constructor(options: HttpAcquirerOptions) {
    this.#options = options;
    this.name = new URL(options.url).host;
    this.#token = options.tokenFile === undefined ? undefined : tokenIn(options.tokenFile);
  }

  async charge({ key, amount, currency, method }: ChargeOrder): Promise<ChargeState> {
    const answer = await this.#ask('POST', '/charges', { key, body: { key, amount, currency, method } });
    const state = parsed(chargeAnswer, answer.json);
    if (state.state === 'approved' && state.amount > amount) {
      throw new BackOfficeError(
        'acquirer-silent',
        `${this.name} says it charged ${state.amount} under ${key}, more than the ${amount} asked. It is asked again; call the acquirer.`,
      );
    }
    return state;
  }

  async lookUp(key: string): Promise<ChargeState | { readonly state: 'none' }> {
    const answer = await this.#ask('GET', `/charges/${encodeURIComponent(key)}`, { absent: true });
    return answer.status === 404 ? { state: 'none' } : parsed(chargeAnswer, answer.json);
  }

  async cancel(key: string): Promise<ChargeState> {
    const answer = await this.#ask('POST', `/charges/${encodeURIComponent(key)}/cancel`, { key: `${key}.cancel` });
    return parsed(chargeAnswer, answer.json);
  }

  async refund({ key, refund, amount }: RefundOrder): Promise<{ readonly reference: string }> {
    const options = { key: refund, body: { refund, amount } };
    const answer = await this.#ask('POST', `/charges/${encodeURIComponent(key)}/refunds`, options);
    return { reference: parsed(refundAnswer, answer.json).reference };
  }

  /** One question. What is neither a success nor a clear refusal is silence: the money may have moved. */
  async #ask(
    method: 'GET' | 'POST',
    path: string,
    { key, body, absent = false }: { key?: string; body?: unknown; absent?: boolean },
  ): Promise<{ status: number; json: unknown }> {
    const { url, timeoutMs } = this.#options;
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: 'application/json',
          ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      throw new BackOfficeError('acquirer-silent', `${this.name} gave no answer (${reasonOf(error)}).`, {
        cause: error,
      });
    }
    const json = jsonOf(text);
    if (status >= 200 && status < 300) return { status, json };
    if (status === 404 && absent) return { status, json };
    // 401 and 403 say nothing about a charge asked for before; 408, 409, 425 and 429 ask for patience.
    if ([400, 402, 404, 405, 410, 413, 415, 422].includes(status)) {
      const said = refusal.safeParse(json);
      const why = said.success ? said.data.error : `status ${status}`;
      throw new BackOfficeError('acquirer-refused', `${this.name} refuses ${method} ${path}: ${why}`);
    }
    throw new BackOfficeError('acquirer-silent', `${this.name} answered ${method} ${path} with status ${status}.`);
  }
}

function parsed<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new BackOfficeError('acquirer-silent', `The acquirer's answer cannot be understood: ${result.error.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new BackOfficeError(
      'token-unreadable',
      `The acquirer's token ${file} cannot be read (${reasonOf(error)}). Write the token into it, or change payments.acquirer.tokenFile.`,
      { cause: error },
    );
  }
}
