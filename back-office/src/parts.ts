import type { CatalogueHead, CatalogueHeader } from '@smart-cart/contracts';
import { topics } from '@smart-cart/contracts';
import { AnswerCourier } from './answers/answer-courier.js';
import { settleAnswers } from './answers/answer-store.js';
import { CatalogueService } from './catalogue/catalogue-service.js';
import { CatalogueStore } from './catalogue/catalogue-store.js';
import { badgeFollower } from './badges/badge-follower.js';
import { Badges } from './badges/badges.js';
import { Companion } from './companion/companion.js';
import { openLoginKey } from './companion/login-key.js';
import { MemberWatch } from './companion/member-watch.js';
import type { BackOfficeConfig } from './config.js';
import type { Database } from './database/tables.js';
import { Desk } from './desk/desk.js';
import { DocumentService } from './documents/document-service.js';
import { Documents } from './documents/documents.js';
import { SuggestionTraining } from './documents/suggestion-training.js';
import { FleetLink, type LinkState } from './fleet/fleet-link.js';
import { Intake, type Committed } from './ingest/intake.js';
import { resettleFollower } from './ingest/resettle.js';
import { Live } from './live.js';
import { exitFollower, Exits } from './exits/exits.js';
import { memberFollower } from './members/member-follower.js';
import { acquirerOf } from './payments/acquirer-of.js';
import { paymentFollower } from './payments/follow-payments.js';
import { PaymentWorker } from './payments/payment-worker.js';
import { Payments } from './payments/payments.js';
import { Letters } from './receipts/letters.js';
import { postOf } from './receipts/post.js';
import { receiptLinkFollower } from './receipts/receipt-link-follower.js';
import { ReceiptLinks } from './receipts/receipt-link.js';
import { ReceiptLookup } from './receipts/receipt-lookup.js';
import { SeenStore } from './seen/seen-store.js';

/** Everything a running back office is made of, but its pages. */
export interface Parts {
  readonly db: Database;
  readonly live: Live;
  readonly intake: Intake;
  readonly link: FleetLink;
  readonly catalogue: CatalogueStore;
  readonly service: CatalogueService;
  readonly courier: AnswerCourier;
  readonly worker: PaymentWorker;
  readonly payments: Payments;
  readonly exits: Exits;
  readonly desk: Desk;
  readonly documentService: DocumentService;
  readonly documents: Documents;
  readonly training: SuggestionTraining;
  readonly seen: SeenStore;
  readonly receipts: ReceiptLookup;
  readonly letters: Letters;
  /** Undefined where the store has no members. */
  readonly companion: Companion | undefined;
  readonly badges: Badges | undefined;
}

export interface PartsOptions {
  readonly config: BackOfficeConfig;
  readonly db: Database;
  readonly bootId: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (line: string) => void;
  /** Where phones reach us, without a slash at its end. */
  readonly publicUrl: () => string;
}

/** Puts the parts together; nothing runs yet. @throws BackOfficeError `token-unreadable`, `login-key-unusable` */
export async function composeParts(options: PartsOptions): Promise<Parts> {
  const { config, db, bootId, now, random, log, publicUrl } = options;
  const { store, timeZone, mail } = config;
  const live = new Live();
  const seen = new SeenStore();
  const catalogue = new CatalogueStore(db);
  const acquirer = acquirerOf(config.payments, db, now);
  const receipts = new ReceiptLookup(db, await ReceiptLinks.open(db, store), { store, timeZone });
  const linkOf = (cart: string, trip: string): string => `${publicUrl()}${receipts.path(cart, trip)}`;
  const letters = new Letters({
    db,
    store,
    from: mail?.from ?? '',
    timeZone,
    post: mail === undefined ? undefined : postOf(mail),
    linkOf,
    now,
    random,
    log,
  });
  /** What facts of the transaction under way change besides their cart and receipt. */
  const alsoChanged = new Set<'queue' | 'balances'>();
  const tellTrip = (cart: string, trip: string): void => {
    live.tell({ kind: 'cart', key: cart });
    live.tell({ kind: 'receipt', key: trip });
    live.tell({ kind: 'queue', key: '' });
    live.tell({ kind: 'balances', key: '' });
  };
  const answered = (cart: string, trip: string): void => {
    courier.wake();
    worker.wake();
    tellTrip(cart, trip);
  };
  const watch = new MemberWatch();
  const key = config.members === undefined ? undefined : openLoginKey(config.members.loginKeyFile);
  const companion =
    key === undefined
      ? undefined
      : new Companion({
          db,
          store,
          timeZone,
          key,
          catalogue,
          watch,
          receiptPath: (cart, trip) => receipts.path(cart, trip),
          onAnswer: () => courier.wake(),
          now,
        });
  const payments = new Payments({ db, acquirer, now, onChange: answered });
  const desk = new Desk({ db, payments, now, onAnswer: answered });
  const intake = new Intake({
    db,
    store,
    now,
    log,
    followers: [
      (tx, cart, fact) => settleAnswers(tx, cart, fact, now()),
      paymentFollower(now),
      exitFollower(now),
      letters.follow,
      receiptLinkFollower({ linkOf: config.publicUrl === undefined ? undefined : linkOf, now }),
      ...(companion === undefined ? [] : [memberFollower(now, (member) => watch.touch(member)), badgeFollower(now)]),
      resettleFollower({ timeZone, now, onAnomaly: () => live.tell({ kind: 'anomaly', key: '' }) }),
      (_tx, cart, { body }) => {
        // Whoever goes to pay less than was paid is given money back, perhaps by a person.
        if (/^(?:help|age-check|audit|tender|trip|checkout|savings)-/.test(body.kind)) alsoChanged.add('queue');
        if (/^(?:tender|trip|checkout|savings)-/.test(body.kind)) alsoChanged.add('balances');
        if (seen.bought(cart, body)) live.tell({ kind: 'seen', key: cart });
        return Promise.resolve();
      },
    ],
    onSeen: (message) => {
      seen.take(message);
      live.tell({ kind: 'seen', key: message.cart });
    },
    onCommitted: (committed) => onCommitted(committed),
  });
  const link = new FleetLink({
    config: config.mqtt,
    store,
    bootId,
    now,
    random,
    log,
    onMessage: (message) => intake.accept(message),
    onState: (state) => onLink(state),
  });
  const service = new CatalogueService({ store, catalogue, link, log });
  const courier = new AnswerCourier({ db, store, link, now, random, log });
  const { patienceSeconds } = config.payments;
  const worker = new PaymentWorker({
    db,
    store,
    acquirer,
    patienceMs: patienceSeconds * 1000,
    now,
    random,
    log,
    onChange: (cart, trip) => {
      courier.wake();
      tellTrip(cart, trip);
    },
  });
  const { bytesPerSecond, training: schedule } = config.documents;
  const documentService = new DocumentService({ db, store, link, bytesPerSecond, log });
  const tellDocuments = (): void => live.tell({ kind: 'documents', key: '' });
  const documents = new Documents({
    db,
    service: documentService,
    files: config.documents,
    now,
    onChange: tellDocuments,
  });
  const badges = key === undefined ? undefined : new Badges({ db, store, key, documents, now });
  const training = new SuggestionTraining({
    db,
    documents,
    timeZone,
    ...schedule,
    now,
    log,
    onChange: tellDocuments,
  });

  function onCommitted(committed: Committed): void {
    const { acks, catalogueWanted, documentsWanted, reconnected, carts, trips, anomalies } = committed;
    // A lost acknowledgement does no harm: the cart sends again, or asks for the mark.
    for (const { cart, epoch, seq } of acks) void link.publish(topics.ack(store, cart), { epoch, seq });
    for (const { cart, have } of catalogueWanted) service.answer(cart, have);
    for (const { cart, name, have } of documentsWanted) documentService.answer(cart, name, have);
    for (const cart of reconnected) courier.sendAgain(cart);
    for (const cart of carts) live.tell({ kind: 'cart', key: cart });
    for (const { trip } of trips) live.tell({ kind: 'receipt', key: trip });
    for (const kind of alsoChanged) live.tell({ kind, key: '' });
    alsoChanged.clear();
    watch.flush();
    if (trips.length > 0) {
      worker.wake();
      courier.wake();
      letters.wake();
    }
    if (anomalies > 0) live.tell({ kind: 'anomaly', key: '' });
  }

  function onLink(state: LinkState): void {
    live.tell({ kind: 'link', key: '' });
    if (!state.connected) return;
    courier.sendAgain();
    catalogue
      .header()
      .then(async (header) => {
        if (header !== undefined) await announceCatalogue({ link }, store, header, now());
        await documentService.announce();
      })
      .catch((error: unknown) => log(`Catalogue and documents could not be announced: ${String(error)}`));
  }

  return {
    db,
    live,
    intake,
    link,
    catalogue,
    service,
    courier,
    worker,
    payments,
    exits: new Exits(db, now),
    desk,
    documentService,
    documents,
    training,
    seen,
    receipts,
    letters,
    companion,
    badges,
  };
}

export async function announceCatalogue(
  { link }: Pick<Parts, 'link'>,
  store: string,
  { version }: Pick<CatalogueHeader, 'version'>,
  at: number,
): Promise<void> {
  const head: CatalogueHead = { version, at };
  await link.publish(topics.catalogueHead(store), head, { retain: true });
}

/** What works by itself begins to; the connection comes last, because messages arrive with it. */
export async function startParts(parts: Parts): Promise<void> {
  parts.courier.start();
  parts.worker.start();
  parts.letters.start();
  parts.training.start();
  await parts.link.start();
}

/** Finishes what was taken in, acknowledges it, says farewell. */
export async function stopParts(parts: Parts): Promise<void> {
  parts.live.stop();
  parts.companion?.watch.stop();
  await parts.intake.stop();
  await parts.training.stop();
  await parts.worker.stop();
  await parts.letters.stop();
  await parts.courier.stop();
  await parts.documentService.stop();
  await parts.service.stop();
  await parts.link.stop();
}
