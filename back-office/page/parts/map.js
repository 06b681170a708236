/* global document, clearTimeout, setTimeout */
import { button } from './controls.js';
import { verdict } from './documents.js';
import { h } from './dom.js';
import { drawMap } from './map-drawing.js';

const CHECK_AFTER_MS = 500;
const round = (metres) => Math.max(0, Math.round(metres * 100) / 100);

/** The map as text and as a drawing; either changes the other. Kept over redraws, so nothing typed is lost. */
let editor;

export function map(state, act) {
  const head = state.documents.find(({ name }) => name === 'store-map');
  const title = h(
    'div.head',
    {},
    h('h1', {}, 'Map'),
    h('p', {}, head === undefined ? 'None published yet' : `Version ${head.version}, ${head.summary}`),
  );
  if (state.mapText === undefined && head !== undefined) return [title, h('p.card.empty', {}, 'Reading the map …')];
  editor ??= new MapEditor(state.mapText ?? EMPTY, act);
  editor.published(state.mapText ?? EMPTY);
  return [title, editor.element];
}

const EMPTY = JSON.stringify(
  {
    format: 1,
    version: 1,
    floor: [[0, 0], [20, 0], [20, 12], [0, 12]],
    shelves: [{ id: 'a', x: 3, y: 3, width: 8, depth: 1, sides: [{ side: 'top', segments: 4 }, { side: 'bottom', segments: 4 }] }],
    entrance: { x: 1, y: 11 },
    checkouts: [{ id: 'checkout', x: 18, y: 11 }],
  },
  null,
  2,
); // prettier-ignore

class MapEditor {
  constructor(text, act) {
    this.act = act;
    this.base = pretty(text);
    this.text = h('textarea.field', { spellcheck: 'false', 'aria-label': 'Map as JSON', input: () => this.typed() });
    this.text.value = this.base;
    this.drawing = h('div.card.padded');
    this.said = h('div');
    this.publish = button(
      'publish-map',
      'Publish this map',
      () => this.act.publish('store-map', this.text.value),
      '.primary',
    );
    const undo = button('undo-map', 'Back to the published one', () => this.reset());
    this.element = h(
      'div.map',
      {},
      h(
        'div.stack',
        {},
        this.drawing,
        h(
          'p.soft.small',
          {},
          'Drag a shelf, or choose one and use the arrow keys. Green edges are where goods are taken from.',
        ),
      ),
      h('div.card.padded', {}, this.text, this.said, h('div.row', {}, this.publish, undo)),
    );
    this.typed();
  }

  /** What is published replaces the text while nobody has changed it. */
  published(text) {
    const next = pretty(text);
    if (next === this.base) return;
    const untouched = this.text.value === this.base;
    this.base = next;
    if (!untouched && sameMap(this.text.value, next) === false) return;
    this.text.value = next;
    this.typed();
  }

  reset() {
    this.text.value = this.base;
    this.typed();
  }

  typed() {
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECK_AFTER_MS);
  }

  draw() {
    const map = parsed(this.text.value);
    if (map === undefined || !Array.isArray(map.floor)) return;
    const focused = document.activeElement?.dataset?.shelf;
    try {
      this.drawing.replaceChildren(drawMap(map, (index, x, y) => this.moved(index, x, y)));
    } catch {
      return; // Half a map while it is being typed: the check says what is wrong.
    }
    if (focused !== undefined) this.drawing.querySelector(`[data-shelf="${focused}"]`)?.focus();
  }

  moved(index, x, y) {
    const map = parsed(this.text.value);
    if (map === undefined) return;
    Object.assign(map.shelves[index], { x: round(x), y: round(y) });
    this.text.value = pretty(JSON.stringify(map));
    this.typed();
  }

  async check() {
    const said = await this.act.checkText('store-map', this.text.value);
    if (said === undefined) return;
    this.publish.disabled = !said.ok;
    this.said.replaceChildren(verdict(said));
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Short objects and points on one line each: a map is read by people. */
function pretty(text) {
  const map = parsed(text);
  if (map === undefined) return text;
  const list = (items) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  const entries = Object.entries(map).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${Array.isArray(value) ? list(value) : JSON.stringify(value)}`,
  );
  return `{\n${entries.join(',\n')}\n}`;
}

function sameMap(a, b) {
  const without = (text) => JSON.stringify({ ...parsed(text), version: 0 });
  return without(a) === without(b);
}
