/* global fetch */

/** An answer that is no success; `message` is a sentence for the reader. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {{ method?: string, body?: unknown, text?: string }} options `text` is sent as it is, `body` as JSON
 * @throws Refusal
 */
export async function call(path, { method = 'GET', body, text } = {}) {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  let answer;
  try {
    answer = await fetch(path, {
      method,
      ...(sent === undefined ? {} : { body: sent, headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    throw new Refusal(0, 'The back office does not answer. It will be tried again.');
  }
  const json = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  if (!answer.ok) throw new Refusal(answer.status, json?.error ?? `The back office answered ${answer.status}.`);
  return json;
}
