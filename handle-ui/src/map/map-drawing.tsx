import type { MapPosition, WayView } from '@smart-cart/contracts';
import { memo } from 'react';
import { useWords } from '../words/use-words.js';
import css from './map-drawing.module.css';
import { viewOf, type StoreGround } from './store-ground.js';

export interface Pin {
  readonly kind: 'item' | 'deal' | 'goal';
  readonly x: number;
  readonly y: number;
  readonly mark: string;
}

interface MapDrawingProps {
  readonly ground: StoreGround;
  readonly position: MapPosition | null;
  readonly way: WayView | undefined;
  readonly pins: readonly Pin[];
}

/** Metres: a position less certain than this is said in words; a circle over half the store would only veil it. */
const WIDEST = 9;

/** The store from above. Never mirrored: left on the map is left in the store in every language. */
export function MapDrawing({ ground, position, way, pins }: MapDrawingProps) {
  const { say } = useWords();
  const view = viewOf(ground, way?.path ?? []);
  // Sizes of signs follow what is shown, so that they are read at arm's length in a kiosk and in a warehouse.
  const unit = Math.max(view.width, view.height * 1.1) / 40;
  const path = way?.path.map(([x, y]) => `${x},${y}`).join(' ');
  return (
    <svg
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      className={css['map']}
      role="img"
      aria-label={say('mapDrawing')}
      direction="ltr"
    >
      <Ground ground={ground} unit={unit} />
      {path === undefined ? null : (
        <>
          <polyline points={path} className={css['wayEdge']} strokeWidth={unit * 0.95} />
          <polyline points={path} className={css['way']} strokeWidth={unit * 0.6} />
        </>
      )}
      <AisleNames ground={ground} unit={unit} />
      {pins.map((pin) => (
        <g key={`${pin.kind} ${pin.mark} ${pin.x} ${pin.y}`} className={css[pin.kind]}>
          <path
            d={`M${pin.x} ${pin.y}l${-unit * 0.6} ${-unit * 1.05}a${unit} ${unit} 0 1 1 ${unit * 1.2} 0z`}
            strokeWidth={unit * 0.16}
          />
          <text x={pin.x} y={pin.y - unit * 1.4} fontSize={unit * 1.1}>
            {pin.mark}
          </text>
        </g>
      ))}
      {position === null ? null : <Here position={position} unit={unit} />}
    </svg>
  );
}

/** Changes only with the map and what of it is shown. */
const Ground = memo(function Ground({ ground, unit }: { readonly ground: StoreGround; readonly unit: number }) {
  const { say } = useWords();
  const { map } = ground;
  return (
    <>
      <polygon
        points={map.floor.map(([x, y]) => `${x},${y}`).join(' ')}
        className={css['floor']}
        strokeWidth={unit * 0.25}
      />
      {ground.shelves.map(({ id, kind, points }) => (
        <polygon key={id} points={points} className={css['shelf']} data-kind={kind} />
      ))}
      <text x={map.entrance.x} y={map.entrance.y} className={css['sign']} fontSize={unit}>
        {say('mapEntrance')}
      </text>
      {map.exits.map(({ x, y }) => (
        <text key={`${x} ${y}`} x={x} y={y} className={css['sign']} fontSize={unit}>
          {say('mapExit')}
        </text>
      ))}
    </>
  );
});

/** Written over the way, so that the name of the aisle one walks in stays readable. */
const AisleNames = memo(function AisleNames({ ground, unit }: { readonly ground: StoreGround; readonly unit: number }) {
  const { named } = useWords();
  return (
    <>
      {ground.aisles.map((aisle) => (
        <text
          key={aisle.id}
          className={css['aisle']}
          fontSize={unit}
          strokeWidth={unit * 0.3}
          {...(aisle.upright
            ? { transform: `translate(${aisle.x} ${aisle.y}) rotate(-90)` }
            : { x: aisle.x, y: aisle.y })}
        >
          {named(aisle)}
        </text>
      ))}
    </>
  );
});

function Here({ position, unit }: { readonly position: MapPosition; readonly unit: number }) {
  const { x, y, radius, heading } = position;
  return (
    <g className={css['here']}>
      <circle cx={x} cy={y} r={Math.min(Math.max(radius, unit), WIDEST)} className={css['about']} />
      {heading === null ? null : (
        <path
          d={`M${unit * 1.7} 0L${unit * 0.55} ${-unit * 0.75}V${unit * 0.75}z`}
          transform={`translate(${x} ${y}) rotate(${(heading * 180) / Math.PI})`}
        />
      )}
      <circle cx={x} cy={y} r={unit * 0.7} className={css['dot']} strokeWidth={unit * 0.3} />
    </g>
  );
}
