import type { KeyObject } from 'node:crypto';
import type { CatalogueStore } from '../catalogue/catalogue-store.js';
import { overwriteDeleted } from '../database/overwrite-deleted.js';
import type { Database, Tx } from '../database/tables.js';
import { localTimeAt } from '../ingest/resettle.js';
import { clipCoupon, couponsFor, dropCoupon, type CouponView } from '../members/coupons.js';
import { forgetMember } from '../members/forget.js';
import type { ListChange } from '../members/list-changes.js';
import { createMember, memberOfDevice, renameMember, type Member } from '../members/member-store.js';
import { openTripOf, tripsOf } from '../members/member-trips.js';
import { changeList, readList, type VersionedList } from '../members/shopping-list.js';
import type { MemberWatch } from './member-watch.js';
import { searchProducts, type ProductHit } from './product-search.js';
import { memberCode, type SignedCode } from './sign-code.js';
import { liveTripOf, pastTripOf, yearOf, type LiveTrip, type MemberYear, type PastTrip } from './trip-views.js';

export interface CompanionOptions {
  readonly db: Database;
  readonly store: string;
  readonly timeZone: string;
  readonly key: KeyObject;
  readonly catalogue: CatalogueStore;
  readonly watch: MemberWatch;
  /** `/r/…` of a trip. */
  readonly receiptPath: (cart: string, trip: string) => string;
  /** Something may have been written for a cart. */
  readonly onAnswer: () => void;
  readonly now: () => number;
}

const TRIPS_SHOWN = 50;
const TRIPS_OF_YEAR = 500;

/** Everything a phone can ask for, by the member it is signed in as. */
export class Companion {
  constructor(private readonly options: CompanionOptions) {}

  get watch(): MemberWatch {
    return this.options.watch;
  }

  get store(): string {
    return this.options.store;
  }

  async join(firstName: string, email: string | null): Promise<{ member: Member; secret: string }> {
    return createMember(this.options.db, firstName, email, this.options.now());
  }

  async memberOf(secret: string): Promise<Member | undefined> {
    return memberOfDevice(this.options.db, secret);
  }

  async rename(member: string, change: { firstName: string; email: string | null }): Promise<void> {
    await renameMember(this.options.db, member, change);
  }

  /** Returns when nothing of the member is left. */
  async forget(member: string): Promise<void> {
    await this.#write((tx) => forgetMember(tx, member, this.options.now()), member);
    await overwriteDeleted(this.options.db);
  }

  loginCode(member: Member): SignedCode {
    const { key, store, now } = this.options;
    return memberCode(key, store, member, now());
  }

  async list(member: string): Promise<VersionedList> {
    return readList(this.options.db, member);
  }

  async changeList(member: string, changes: readonly ListChange[]): Promise<VersionedList> {
    return this.#write((tx) => changeList(tx, member, changes, this.options.now()), member);
  }

  async search(text: string, language: string): Promise<readonly ProductHit[]> {
    return searchProducts(await this.options.catalogue.products(), text, language);
  }

  async coupons(member: string): Promise<CouponView[]> {
    return couponsFor(this.options.db, member, this.#today());
  }

  /** @returns false when no promotion takes it today */
  async clip(member: string, coupon: string): Promise<boolean> {
    return this.#write((tx) => clipCoupon(tx, member, coupon, this.#today(), this.options.now()), member);
  }

  async unclip(member: string, coupon: string): Promise<void> {
    await this.#write((tx) => dropCoupon(tx, member, coupon), member);
  }

  async liveTrip(member: string): Promise<LiveTrip | null> {
    const open = await openTripOf(this.options.db, member);
    return open === undefined ? null : liveTripOf(open);
  }

  /** Finished trips, newest first. */
  async pastTrips(member: string): Promise<PastTrip[]> {
    const { db, receiptPath } = this.options;
    const trips = await tripsOf(db, member, TRIPS_SHOWN);
    return trips
      .filter(({ finishedAt, receipt }) => finishedAt !== null && receipt.lines.length > 0)
      .map((trip) => pastTripOf(trip, receiptPath(trip.cart, trip.trip)));
  }

  async year(member: string): Promise<MemberYear> {
    const { db, timeZone } = this.options;
    return yearOf(await tripsOf(db, member, TRIPS_OF_YEAR), this.#today().slice(0, 4), timeZone);
  }

  #today(): string {
    return localTimeAt(this.options.now(), this.options.timeZone).slice(0, 10);
  }

  async #write<T>(work: (tx: Tx) => Promise<T>, member: string): Promise<T> {
    const { db, watch, onAnswer } = this.options;
    const done = await db.transaction().execute(work);
    onAnswer();
    watch.touch(member);
    watch.flush();
    return done;
  }
}
