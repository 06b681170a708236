/* global document, DOMPoint */

const SVG = 'http://www.w3.org/2000/svg';

function s(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** Where a side of a shelf lies before it is turned: from, to. */
function edge({ x, y, width, depth }, side) {
  if (side === 'top') return [x, y, x + width, y];
  if (side === 'bottom') return [x, y + depth, x + width, y + depth];
  return side === 'left' ? [x, y, x, y + depth] : [x + width, y, x + width, y + depth];
}

/**
 * The floor as a drawing, metres as units. `moved(shelf index, x, y)` is told where a shelf was dragged to, in steps of
 * ten centimetres; arrow keys on a shelf move it as well.
 */
export function drawMap(map, moved) {
  const xs = map.floor.map(([x]) => x);
  const ys = map.floor.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - 0.5, Math.min(...ys) - 0.5];
  const size = [Math.max(...xs) - left + 0.5, Math.max(...ys) - top + 0.5];
  const svg = s('svg', {
    viewBox: `${left} ${top} ${size.join(' ')}`,
    role: 'group',
    'aria-label': 'Map of the store',
  });
  svg.append(s('polygon', { class: 'floor', points: map.floor.map((point) => point.join(',')).join(' ') }));
  for (const [index, shelf] of (map.shelves ?? []).entries()) svg.append(drawShelf(svg, shelf, index, moved));
  for (const marker of map.markers ?? [])
    svg.append(s('circle', { class: 'marker', cx: marker.x, cy: marker.y, r: 0.18 }, title(marker.code)));
  // A name near the edge runs inwards.
  const anchor = (name, x) => {
    const half = name.length * 0.17;
    if (x + half > left + size[0]) return 'before';
    return x - half < left ? 'after' : undefined;
  };
  const point = (name, { x, y }) =>
    s(
      'g',
      {},
      s('circle', { class: 'point', cx: x, cy: y, r: 0.3 }),
      s('text', { x, y: y - 0.7, class: anchor(name, x) }, name),
    );
  if (map.entrance !== undefined) svg.append(point('Entrance', map.entrance));
  for (const exit of map.exits ?? []) svg.append(point('Exit', exit));
  for (const checkout of map.checkouts ?? []) svg.append(point(checkout.label ?? checkout.id, checkout));
  for (const service of map.services ?? []) svg.append(point(service.label ?? service.kind, service));
  return svg;
}

function title(text) {
  const element = s('title', {});
  element.textContent = text;
  return element;
}

function drawShelf(svg, shelf, index, moved) {
  const [cx, cy] = [shelf.x + shelf.width / 2, shelf.y + shelf.depth / 2];
  const name = shelf.label ?? shelf.id;
  const box = s(
    'rect',
    {
      class: `shelf ${shelf.kind ?? 'shelf'}`,
      x: shelf.x,
      y: shelf.y,
      width: shelf.width,
      height: shelf.depth,
      rx: 0.08,
    },
    title(name),
  );
  const group = s(
    'g',
    {
      transform: shelf.turn ? `rotate(${shelf.turn} ${cx} ${cy})` : undefined,
      tabindex: 0,
      role: 'button',
      'aria-label': `${name}, at ${shelf.x}, ${shelf.y} metres; arrow keys move it`,
      'data-shelf': index,
    },
    box,
    ...(shelf.sides ?? []).map(({ side }) => {
      const [x1, y1, x2, y2] = edge(shelf, side);
      return s('line', { class: 'face', x1, y1, x2, y2 });
    }),
    shelfName(name, shelf, cx, cy),
  );
  const step = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
  group.addEventListener('keydown', (event) => {
    const by = step[event.key];
    if (by === undefined) return;
    event.preventDefault();
    moved(index, shelf.x + by[0], shelf.y + by[1]);
  });
  group.addEventListener('pointerdown', (event) => drag(svg, group, box, event, shelf, (x, y) => moved(index, x, y)));
  return group;
}

/** Along the longer side, where it fits. */
function shelfName(name, { width, depth }, x, y) {
  const upright = depth > width;
  const fits = Math.max(width, depth) >= name.length * 0.32 && Math.min(width, depth) >= 0.6;
  return s('text', { x, y, transform: upright ? `rotate(-90 ${x} ${y})` : undefined }, fits ? name : '');
}

function drag(svg, group, box, begun, shelf, done) {
  const toMetres = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  };
  const [x0, y0] = toMetres(begun);
  let [dx, dy] = [0, 0];
  const before = group.getAttribute('transform') ?? '';
  const move = (event) => {
    const [x, y] = toMetres(event);
    [dx, dy] = [Math.round((x - x0) * 10) / 10, Math.round((y - y0) * 10) / 10];
    group.setAttribute('transform', `translate(${dx} ${dy}) ${before}`);
  };
  const end = () => {
    group.removeEventListener('pointermove', move);
    box.classList.remove('held');
    if (dx !== 0 || dy !== 0) done(shelf.x + dx, shelf.y + dy);
  };
  group.setPointerCapture(begun.pointerId);
  box.classList.add('held');
  group.addEventListener('pointermove', move);
  group.addEventListener('pointerup', end, { once: true });
  group.addEventListener('pointercancel', end, { once: true });
}
