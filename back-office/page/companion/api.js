/* global fetch */

/** An answer that is no success. Status 0: nobody answered. */
export class Refusal extends Error {
  constructor(status) {
    super(`answered ${status}`);
    this.status = status;
  }
}

/** @throws Refusal */
export async function call(path, method = 'GET', body = undefined) {
  let answer;
  try {
    answer = await fetch(`/api/companion/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    throw new Refusal(0);
  }
  if (!answer.ok) throw new Refusal(answer.status);
  return answer.status === 204 ? undefined : answer.json();
}
