import type { WayView } from '@smart-cart/contracts';
import {
  ArrowUp,
  Banknote,
  Coffee,
  CornerUpLeft,
  CornerUpRight,
  CreditCard,
  Info,
  MapPin as PinIcon,
  Pill,
  Recycle,
  Toilet,
  Undo2,
  X,
} from 'lucide-react';
import { use } from 'react';
import { Button } from '../design/button.js';
import { PanelFrame } from '../design/panel-frame.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useScreen } from '../link/use-screen.js';
import { inWalkOrder } from '../list/walk-order.js';
import { useStage } from '../shopping/stage.js';
import type { MessageKey } from '../words/say.js';
import { useWords } from '../words/use-words.js';
import { MapDrawing, type Pin } from './map-drawing.js';
import css from './map-panel.module.css';
import { StoreGroundContext, useAisleWords } from './use-store-ground.js';
import { useWay } from './use-way.js';

const services: Readonly<Record<string, readonly [MessageKey, typeof Info]>> = {
  'help-desk': ['serviceHelpDesk', Info],
  toilets: ['serviceToilets', Toilet],
  'deposit-machine': ['serviceDepositMachine', Recycle],
  'cash-machine': ['serviceCashMachine', Banknote],
  pharmacy: ['servicePharmacy', Pill],
  cafe: ['serviceCafe', Coffee],
  other: ['serviceOther', PinIcon],
  checkout: ['mapCheckout', CreditCard],
};

const turns: Readonly<Record<WayView['steps'][number]['turn'], readonly [MessageKey, typeof Info]>> = {
  ahead: ['stepAhead', ArrowUp],
  left: ['stepLeft', CornerUpLeft],
  right: ['stepRight', CornerUpRight],
  back: ['stepBack', Undo2],
  here: ['stepHere', PinIcon],
};

/** Steps told at once; the way is worked out anew as the cart moves, and later ones come when they are near. */
const NEXT_STEPS = 3;

/** Where things are and how to get there, as a drawing and in words. */
export function MapPanel({ onClose }: { readonly onClose: () => void }) {
  const { view } = useScreen();
  const { say, metres } = useWords();
  const { destination, show } = useStage();
  const ground = use(StoreGroundContext);
  const aisle = useAisleWords();
  const { position, listOrder, nearby } = view.advice;
  const { state, way } = useWay(destination?.goal, position);

  const { open } = inWalkOrder(view.visit?.list ?? [], listOrder);
  const pins: Pin[] = [];
  if (destination === undefined) {
    nearby.slice(0, 6).forEach(({ sku }) => {
      const stand = ground?.standOf(sku);
      // What is on the list has its own pin there.
      if (stand !== undefined && !open.some(({ item }) => item.sku === sku))
        pins.push({ kind: 'deal', x: stand.x, y: stand.y, mark: '%' });
    });
    open.forEach(({ item }, index) => {
      const place = listOrder.find(({ id }) => id === item.id)?.place ?? null;
      if (place !== null) pins.push({ kind: 'item', x: place.x, y: place.y, mark: String(index + 1) });
    });
  } else if (way !== undefined) pins.push({ kind: 'goal', x: way.to.x, y: way.to.y, mark: '★' });

  const where =
    position === null
      ? say('mapUnknown')
      : [say(position.radius > 6 ? 'mapAbout' : 'mapHere'), position.aisle === null ? undefined : aisle(position.aisle)]
          .filter((part) => part !== undefined)
          .join(' · ');
  return (
    <PanelFrame
      title={destination === undefined ? say('mapTitle') : say('wayTo', { name: destination.name })}
      hint={destination === undefined ? where : way === undefined ? undefined : metres(way.metres)}
      onClose={onClose}
    >
      {ground === undefined ? (
        <p className={css['loading']} role="status">
          {say('mapLoading')}
        </p>
      ) : (
        <MapDrawing ground={ground} position={position} way={way} pins={pins} />
      )}
      {destination === undefined ? (
        <Services present={['checkout', ...new Set(ground?.map.services.map(({ kind }) => kind) ?? [])]} />
      ) : (
        <div className={css['steps']}>
          {state === 'none' ? <p className={css['none']}>{say('wayNone')}</p> : null}
          <ol aria-live="polite" aria-label={say('wayTo', { name: destination.name })}>
            {way?.steps.slice(0, NEXT_STEPS).map((step, index) => {
              const [key, Icon] = turns[step.turn];
              return (
                <li key={index} data-first={index === 0}>
                  <Icon aria-hidden="true" />
                  <span>
                    <strong>{say(key)}</strong>
                    <span>
                      {[
                        step.aisle === null ? undefined : aisle(step.aisle),
                        step.metres < 0.5 ? undefined : metres(step.metres),
                      ]
                        .filter((part) => part !== undefined)
                        .join(' · ')}
                    </span>
                  </span>
                </li>
              );
            })}
          </ol>
          <Button aria-label={say('wayEnd')} icon={<X aria-hidden="true" />} onClick={() => show(undefined)} />
        </div>
      )}
    </PanelFrame>
  );
}

function Services({ present }: { readonly present: readonly string[] }) {
  const { say } = useWords();
  const { show } = useStage();
  return (
    <div className={css['services']} role="group" aria-label={say('mapWhere')} onKeyDown={arrowFocus}>
      {present.map((service) => {
        const [key, Icon] = services[service] ?? ['serviceOther', PinIcon];
        return (
          <button
            key={service}
            type="button"
            className={css['service']}
            onClick={() => show({ goal: { service }, name: say(key) })}
          >
            <Icon aria-hidden="true" />
            {say(key)}
          </button>
        );
      })}
    </div>
  );
}
