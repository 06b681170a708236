/** How people and carts behave, in one place. Taken from how shoppers walk in general, not from one store's map. */
export interface LocationTuning {
  /** Metres a second while walking. */
  readonly walkingSpeed: number;
  /** Chance a second that who walks stops, and that who stands goes on. */
  readonly stopRate: number;
  readonly goRate: number;
  /** How strongly a walker keeps the direction: von Mises concentration, while going and when setting off. */
  readonly keepGoing: number;
  readonly keepSettingOff: number;
  /** Share of any turn at all, also back, beside that. */
  readonly anyTurn: number;
  readonly anyTurnSettingOff: number;
  /** Share of a rolled metre that was slip or scale error. */
  readonly slip: number;
  /** A product is taken from where the planogram does not have it. */
  readonly misplaced: number;
  /** The same for what is put back. */
  readonly misplacedPutBack: number;
  /** Spread of the cart around where its shopper takes goods, metres; and the share and length of the long tail (a parked cart). */
  readonly pickSpread: number;
  readonly pickTail: number;
  readonly pickTailLength: number;
  /** A marker is read that is not where the map says. */
  readonly markerWrong: number;
  /** Farthest a marker is read from, metres, and the widest angle off its face, degrees. */
  readonly markerReach: number;
  readonly markerAngle: number;
  /** With each evidence: the chance that the cart is anywhere at all, so that the filter is never stuck. */
  readonly restart: number;
}

export const defaultTuning: LocationTuning = {
  walkingSpeed: 0.9,
  stopRate: 1 / 30,
  goRate: 1 / 6,
  // Floor is walked along eight directions: a straight way between two of them turns by an eighth now and then.
  keepGoing: 6,
  keepSettingOff: 0,
  anyTurn: 0.005,
  anyTurnSettingOff: 1,
  // More than a wheel slips: people sway, and cut corners that the floor's pieces do not.
  slip: 0.08,
  misplaced: 0.08,
  misplacedPutBack: 0.5,
  pickSpread: 1.3,
  pickTail: 0.2,
  pickTailLength: 3,
  markerWrong: 0.005,
  markerReach: 5,
  markerAngle: 70,
  restart: 0.005,
};
