import { backOff, type DocumentHead, type DocumentName, type DocumentPart } from '@smart-cart/contracts';
import type { DocumentOutcome } from '../documents/document-store.js';
import type { LinkTiming } from './config.js';

export interface DocumentPort {
  readonly ask: (name: DocumentName, have: number) => void;
  /** Whole, with the digest not yet looked at. Throws when it cannot be written. */
  readonly put: (head: DocumentHead, bytes: Buffer) => DocumentOutcome;
  readonly applied: (head: DocumentHead) => void;
  readonly refused: (head: DocumentHead, reason: string) => void;
  readonly failed: (error: unknown) => void;
}

interface Arriving {
  readonly head: DocumentHead;
  readonly parts: (Buffer | undefined)[];
}

/** Brings the store's documents to the versions it announces, one after the other, and asks again while parts are missing. */
export class DocumentIntake {
  #online = false;
  #heads: readonly DocumentHead[] = [];
  #arriving: Arriving | undefined;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Digests of documents that cannot be used: not asked for again until the store announces others. */
  readonly #unusable = new Set<string>();

  constructor(
    private readonly held: (name: DocumentName) => DocumentHead | undefined,
    private readonly port: DocumentPort,
    private readonly timing: LinkTiming,
    private readonly random: () => number,
  ) {}

  connected(): void {
    this.#online = true;
    this.#asked = 0;
    this.#review();
  }

  disconnected(): void {
    this.#online = false;
    this.#disarm();
  }

  heads(heads: readonly DocumentHead[]): void {
    this.#heads = heads;
    this.#asked = 0;
    this.#disarm();
    this.#review();
  }

  part({ head, part, parts, base64 }: DocumentPart): void {
    const announced = this.#heads.find(({ name }) => name === head.name);
    // A part of what is no longer announced is late; what we hold already needs nothing.
    if (announced?.sha256 !== head.sha256 || this.held(head.name)?.sha256 === head.sha256 || part >= parts) return;
    if (this.#arriving?.head.sha256 !== head.sha256 || this.#arriving.parts.length !== parts) {
      this.#arriving = { head, parts: Array.from({ length: parts }) };
    }
    this.#arriving.parts[part] = Buffer.from(base64, 'base64');
    this.#disarm();
    const chunks = this.#arriving.parts.filter((chunk) => chunk !== undefined);
    if (chunks.length === parts) this.#whole(head, Buffer.concat(chunks));
    this.#review();
  }

  #whole(head: DocumentHead, bytes: Buffer): void {
    this.#arriving = undefined;
    this.#asked = 0;
    try {
      const outcome = this.port.put(head, bytes);
      if (outcome.ok) {
        this.port.applied(head);
        return;
      }
      this.#unusable.add(head.sha256);
      this.port.refused(head, outcome.reason);
    } catch (error) {
      // The disk is full or gone: asked for again later.
      this.#asked = 4;
      this.port.failed(error);
    }
  }

  get #missing(): DocumentHead | undefined {
    return this.#heads.find((head) => {
      const own = this.held(head.name);
      return own?.sha256 !== head.sha256 && !this.#unusable.has(head.sha256);
    });
  }

  #review(): void {
    if (!this.#online || this.#timer !== undefined || this.#missing === undefined) return;
    const { catalogueGrace, catalogueTimeout, backOffLast } = this.timing;
    // All carts of a store hear the announcement at once: each asks at a time of its own.
    const first = this.#arriving === undefined && this.#asked === 0;
    const wait = first
      ? Math.round(catalogueGrace * this.random())
      : backOff(Math.max(0, this.#asked - 1), catalogueTimeout, backOffLast, this.random());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const missing = this.#missing;
      if (!this.#online || missing === undefined) return;
      this.#asked += 1;
      this.port.ask(missing.name, this.held(missing.name)?.version ?? 0);
      this.#review();
    }, wait);
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
