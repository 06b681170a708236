import {
  answer,
  embedNothing,
  judge,
  nothingKinds,
  type Embedder,
  type Head,
  type ListedPicture,
} from '@smart-cart/models';
import sharp from 'sharp';
import { embedPictures } from './embedded.js';
import { percent, rounded, say } from './say.js';

export interface AcceptedRow {
  readonly kind: string;
  readonly views: number;
  /** Share that is held for one of the products at all: `unknown` below a half. */
  readonly accepted: number;
  /** Share of which a product or a group would be said aloud at probability 0.8. */
  readonly named: number;
}

const SAID_AT = 0.8;
const EACH = 50;
/** Far from the seeds that a head learns from. */
const FIRST_SEED = 100_001;
const BLURRED = 150;

export function acceptedOf(head: Head, kind: string, embeddings: readonly Float32Array[]): AcceptedRow {
  const judgements = embeddings.map((embedding) => judge(head, embedding));
  const share = (some: readonly unknown[]): number => rounded(some.length / judgements.length);
  return {
    kind,
    views: judgements.length,
    accepted: share(judgements.filter(({ unknown }) => unknown < 0.5)),
    named: share(judgements.filter((judgement) => answer(judgement, SAID_AT).level !== 'unknown')),
  };
}

/** Drawn views without a product that the head did not learn from, and the test pictures blurred beyond recognition. */
export async function measureNothing(
  embedder: Embedder,
  head: Head,
  list: readonly ListedPicture[],
): Promise<AcceptedRow[]> {
  const views = await embedNothing(embedder, EACH, FIRST_SEED);
  const rows = nothingKinds.map((kind) =>
    acceptedOf(
      head,
      `${kind} (drawn)`,
      views.filter((view) => view.kind === kind).map((view) => view.embedding),
    ),
  );
  const step = Math.max(1, Math.ceil(list.length / BLURRED));
  const blurred = await embedPictures(
    embedder,
    list.filter((_, place) => place % step === 0),
    async (path) =>
      sharp(await sharp(path).resize(256, 256, { fit: 'outside' }).png().toBuffer())
        .blur(20)
        .png()
        .toBuffer(),
  );
  rows.push(
    acceptedOf(
      head,
      'test picture blurred by 20 of 256 pixels',
      blurred.examples.map((example) => example.embedding),
    ),
  );
  return rows;
}

export function tellAccepted(rows: readonly AcceptedRow[]): void {
  say('\nno product in view                         views   held for a product   named at 0.8');
  for (const { kind, views, accepted, named } of rows) {
    say(
      `${kind.padEnd(42)}${String(views).padStart(6)}${percent(accepted).padStart(21)}${percent(named).padStart(15)}`,
    );
  }
}
