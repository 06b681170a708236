import { describe, expect, it } from '@jest/globals';
import { PaperTrip } from './paper-trip.js';

const kim = { role: 'staff', how: 'badge', badge: 'b-1', name: 'Kim' } as const;
const ben = { ...kim, badge: 'b-2', name: 'Ben' };
/** A reader loses a badge that is held or worn before it for about so long, ms. */
const LOST = 1_500;

function withKim(): PaperTrip {
  const trip = new PaperTrip().start();
  trip.login(kim);
  return trip;
}

describe('a staff badge at the cart', () => {
  it('stays in charge while it is held there, however often it is read again', () => {
    const trip = withKim();
    for (let i = 0; i < 10; i += 1) {
      trip.wait(4_000);
      trip.login(kim, LOST);
    }
    expect(trip.state.visit?.staff).toMatchObject({ badge: 'b-1' });
  });

  it('ends its turn when it is shown anew after it had been away', () => {
    const trip = withKim().wait(20_000);
    trip.login(kim, 18_000);
    expect(trip.state.visit?.staff).toBeNull();
  });

  it('does not come back by being in view still, after its bearer handed the cart back', () => {
    const trip = withKim();
    trip.intent({ kind: 'staff-leave' });
    trip.wait(2_000);
    trip.login(kim, LOST);
    expect(trip.state.visit?.staff).toBeNull();
    trip.wait(10_000);
    trip.login(kim, 9_000);
    expect(trip.state.visit?.staff).toMatchObject({ badge: 'b-1' });
  });

  it('gives way to another badge at once', () => {
    const trip = withKim();
    trip.login(ben, LOST);
    expect(trip.state.visit?.staff).toMatchObject({ badge: 'b-2' });
  });

  it('ends its turn by itself after three minutes', () => {
    const trip = withKim().wait(179_000);
    expect(trip.state.visit?.staff).toMatchObject({ badge: 'b-1' });
    trip.wait(1_500);
    expect(trip.state.visit?.staff).toBeNull();
  });
});
