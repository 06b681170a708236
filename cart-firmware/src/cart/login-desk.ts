import { readFileSync } from 'node:fs';
import { LOGIN_CODE_PREFIX, parseLoginCode, type Fact, type ScreenView } from '@smart-cart/contracts';
import type { Identified } from '../engine/index.js';
import type { DocumentStore } from '../documents/document-store.js';
import { readLoginCode, readRevokedBadges, signatureCheck, UsedTokens } from '../login/index.js';

type LoginNote = Exclude<ScreenView['loginProblem'], null>;

/** How long the screen says why a code did not log anybody in, ms. */
const SHOWN_MS = 8_000;

/** Reads login codes the camera saw: checks them offline, by the store's key, and remembers the used ones. */
export class LoginDesk {
  readonly #used = new UsedTokens();
  readonly #verify: ((signed: string, signature: string) => boolean) | undefined;
  #revoked: ReadonlySet<string> = new Set();
  #note: { readonly problem: LoginNote; readonly until: number } | undefined;

  /** @throws FirmwareError `login-key` */
  constructor(
    private readonly options: {
      readonly keyFile: string | undefined;
      /** Names a code may be made out for. */
      readonly stores: readonly string[];
      readonly documents: Pick<DocumentStore, 'current'>;
    },
  ) {
    const { keyFile } = options;
    this.#verify = keyFile === undefined ? undefined : signatureCheck(readFileSync(keyFile, 'utf8'), keyFile);
    this.listChanged();
  }

  /** The store's list of badges called back was replaced. */
  listChanged(): void {
    const list = this.options.documents.current('revoked-badges');
    this.#revoked = new Set(list === undefined ? [] : readRevokedBadges(list.bytes).badges);
  }

  isRevoked(badge: string): boolean {
    return this.#revoked.has(badge);
  }

  /** Codes used before: facts of the journal at the start, then every new one. */
  follow(facts: Iterable<Fact>): void {
    for (const { body, at } of facts) this.#used.follow(body, at);
  }

  /** A text that claims to be a login code, whatever it is worth: it never sells anything. */
  isLoginCode(text: string): boolean {
    return text.startsWith(LOGIN_CODE_PREFIX);
  }

  /** A text the store signed, whether it still lets anybody in or not: it cannot have been misread. */
  isSigned(text: string): boolean {
    const parsed = parseLoginCode(text);
    return parsed.ok && this.#verify?.(parsed.signed, parsed.signature) === true;
  }

  /** @returns who it is, when the code is good; otherwise the reason is kept for the screen */
  read(text: string, at: number, member: string | null): Identified | undefined {
    const verify = this.#verify;
    if (verify === undefined) return undefined;
    const { stores } = this.options;
    const isRevoked = (badge: string): boolean => this.isRevoked(badge);
    const reading = readLoginCode(text, { verify, stores, at, used: this.#used, isRevoked, member });
    if (reading.ok) {
      this.#note = undefined;
      return reading.claims;
    }
    if (reading.problem !== 'already-here' && reading.problem !== 'not-a-login-code') this.say(reading.problem, at);
    return undefined;
  }

  say(problem: LoginNote, at: number): void {
    this.#note = { problem, until: at + SHOWN_MS };
  }

  /** What the screen says about the last code, while it still matters. */
  note(at: number): LoginNote | null {
    return this.#note !== undefined && at < this.#note.until ? this.#note.problem : null;
  }
}
