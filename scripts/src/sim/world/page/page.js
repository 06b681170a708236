/* global document, WebSocket, location, setTimeout, clearTimeout */
// The page of the simulated store. It shows the world's state and sends what a person does; it decides nothing.

const departmentNames = {
  fruit: 'Fruit',
  vegetables: 'Vegetables',
  bakery: 'Bakery',
  dairy: 'Dairy & eggs',
  cheese: 'Cheese counter',
  meat: 'Meat & fish',
  frozen: 'Frozen',
  pantry: 'Pantry',
  sweets: 'Sweets & snacks',
  drinks: 'Drinks',
  alcohol: 'Beer & wine',
  household: 'Household',
  care: 'Care',
};
const scaleFaults = {
  none: 'in order',
  unplugged: 'unplug',
  noise: 'noise',
  silent: 'silence',
  parity: 'wrong parity',
  garbage: 'garbage',
  stuck: 'stuck value',
};
const cards = {
  phone: 'Phone',
  'staff-badge': 'Staff badge',
  coupon: 'Coupon',
  'loyalty-card': 'Loyalty card',
};
const staffDeeds = {
  'age-yes': 'Old enough',
  'age-no': 'Too young',
  audit: 'Ask for a look',
  'audit-fine': 'Looked: all fine',
  'help-coming': 'On my way',
  'help-done': 'Helped',
  'desk-paid': 'Paid at the desk',
};
const acquirerMoods = {
  approve: 'approves',
  decline: 'declines',
  'time-out': 'does not answer',
  'answer-lost': 'charges, answer lost',
  unreachable: 'cannot be reached',
};
const cameraFaults = {
  none: 'in order',
  dark: 'dark',
  smeared: 'smeared',
  frozen: 'frozen',
  silent: 'no frames',
  unplugged: 'unplug',
};

const byId = (id) => document.getElementById(id);
const idle = byId('doing').textContent;
let socket;
let products = [];
let money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
let department = new URL(location.href).hash.slice(1) || 'all';
const pieces = new Map();

function send(command) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(command));
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

const grams = (mg) => (mg >= 1_000_000 ? `${(mg / 1e6).toFixed(3)} kg` : `${Math.round(mg / 1000)} g`);

function pressed(name, label, on, act, extra = '') {
  return element(
    'button',
    { type: 'button', class: extra, 'aria-pressed': String(on), onclick: act, 'data-name': name },
    label,
  );
}

function loosePieces(product) {
  return pieces.get(product.sku) ?? (product.soldBy === 'weight' ? 4 : 2);
}

function stepper(product) {
  const shown = element('span', {}, `${loosePieces(product)} ×`);
  const step = (by) => () => {
    pieces.set(product.sku, Math.min(20, Math.max(1, loosePieces(product) + by)));
    shown.textContent = `${loosePieces(product)} ×`;
  };
  return element(
    'span',
    { class: 'count' },
    element('button', { type: 'button', 'aria-label': `Fewer ${product.name}`, onclick: step(-1) }, '−'),
    shown,
    element('button', { type: 'button', 'aria-label': `More ${product.name}`, onclick: step(1) }, '+'),
  );
}

function tile(product) {
  const loose = product.plu !== undefined;
  const many = () => (loose ? { pieces: loosePieces(product) } : {});
  const main = () => send({ verb: 'scan-and-put-in', sku: product.sku, ...many() });
  const marks = element(
    'div',
    { class: 'marks' },
    product.expired ? element('span', { class: 'mark expired' }, 'past its date') : undefined,
    product.age ? element('span', { class: 'mark age' }, `${product.age}+`) : undefined,
    product.deposit
      ? element('span', { class: 'mark', title: 'deposit' }, `+${money.format(product.deposit / 100)}`)
      : undefined,
    loose ? stepper(product) : undefined,
  );
  const more = [
    element(
      'button',
      { type: 'button', class: 'first', onclick: main, title: 'Hold it to the camera, then put it in' },
      loose ? 'Show & put in' : 'Scan & put in',
    ),
    element(
      'button',
      {
        type: 'button',
        onclick: () => send({ verb: 'put-in', sku: product.sku, ...many() }),
        title: loose ? 'Put it in without showing it' : 'Put it in without scanning',
      },
      'Put in only',
    ),
  ];
  return element(
    'article',
    { class: 'tile', 'data-sku': product.sku },
    element(
      'button',
      { type: 'button', class: 'main', onclick: main, title: 'Hold it to the camera, then put it in' },
      element('img', { src: `pictures/${product.picture}`, alt: '', loading: 'lazy' }),
      element('span', { class: 'name' }, product.name),
      element(
        'span',
        { class: 'price' },
        `${money.format(product.price / 100)}${product.soldBy === 'weight' ? ' / kg' : ''}`,
        loose
          ? element('small', { class: 'plu', title: 'Type this on the cart' }, `PLU ${product.plu}`)
          : element('small', {}, product.code),
      ),
    ),
    marks,
    element(
      'button',
      {
        type: 'button',
        class: 'peek',
        title: 'Hold it to the camera, then put it back on the shelf',
        'aria-label': `Show ${product.name} to the camera`,
        onclick: () => send({ verb: 'show', sku: product.sku, ...many() }),
      },
      'Show',
    ),
    element('div', { class: 'more' }, ...more),
  );
}

function paintShelves() {
  const groups = [...new Set(products.map((product) => product.group))];
  byId('departments').replaceChildren(
    ...['all', ...groups].map((group) =>
      pressed(group, group === 'all' ? 'Everything' : (departmentNames[group] ?? group), group === department, () => {
        department = group;
        location.hash = group;
        paintShelves();
      }),
    ),
  );
  byId('shelf').replaceChildren(
    ...products.filter((product) => department === 'all' || product.group === department).map(tile),
  );
  byId('shelf').scrollTop = 0;
}

function thingRow(thing, inHand) {
  return element(
    'li',
    { class: inHand ? 'hand' : '', 'data-thing': thing.id, 'data-sku': thing.sku },
    thing.picture === ''
      ? element('span', { class: 'bag' })
      : element('img', { src: `pictures/${thing.picture}`, alt: '' }),
    element(
      'span',
      { class: 'what' },
      element('b', {}, thing.pieces > 1 ? `${thing.pieces} × ${thing.name}` : thing.name),
      element('small', {}, inHand ? 'in the hand' : grams(thing.mass)),
    ),
    inHand || thing.code === undefined
      ? undefined
      : element('button', { type: 'button', onclick: () => send({ verb: 'scan-again', thing: thing.id }) }, 'Scan'),
    inHand
      ? undefined
      : element('button', { type: 'button', onclick: () => send({ verb: 'take-out', thing: thing.id }) }, 'Take out'),
  );
}

function paintFaults(id, names, current, verb) {
  byId(id).replaceChildren(
    ...Object.entries(names).map(([fault, label]) =>
      pressed(fault, label, fault === current, () => send({ verb, fault }), fault === 'none' ? 'fine' : ''),
    ),
  );
}

function paintPeople({ acquirer, people }) {
  byId('cards').replaceChildren(
    ...Object.entries(cards)
      .filter(([card]) => people || (card !== 'phone' && card !== 'staff-badge'))
      .map(([card, label]) =>
        element(
          'button',
          { type: 'button', 'data-name': card, onclick: () => send({ verb: 'show-card', card }) },
          label,
        ),
      ),
    element('button', { type: 'button', onclick: () => send({ verb: 'pass-marker' }) }, 'Shelf marker'),
  );
  if (acquirer === null) return;
  byId('tab-staff').hidden = false;
  byId('tab-money').hidden = false;
  byId('staff').replaceChildren(
    ...Object.entries(staffDeeds).map(([deed, label]) =>
      element('button', { type: 'button', 'data-name': deed, onclick: () => send({ verb: 'staff', deed }) }, label),
    ),
  );
  byId('acquirer').replaceChildren(
    ...Object.entries(acquirerMoods).map(([mood, label]) =>
      pressed(mood, label, mood === acquirer, () => send({ verb: 'acquirer', mood }), mood === 'approve' ? 'fine' : ''),
    ),
  );
}

function openTab(wanted) {
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const on = tab === wanted;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute('aria-controls')).hidden = !on;
  }
}

let peopled = '';
function paintState(state) {
  const doing = byId('doing');
  doing.textContent = state.doing === null ? (state.log[0]?.text ?? idle) : `The shopper ${state.doing} …`;
  doing.classList.toggle('busy', state.doing !== null);
  byId('load').textContent = grams(state.load);
  const rows = [
    ...state.hand.map((thing) => thingRow(thing, true)),
    ...[...state.basket].reverse().map((thing) => thingRow(thing, false)),
  ];
  byId('basket').replaceChildren(
    ...(rows.length > 0 ? rows : [element('li', { class: 'empty' }, 'Nothing yet. Click a product.')]),
  );
  paintFaults('scale-faults', scaleFaults, state.scale, 'scale-fault');
  paintFaults('camera-faults', cameraFaults, state.camera, 'camera-fault');
  byId('switch-row').hidden = state.switches.length === 0;
  byId('switches').replaceChildren(
    ...state.switches.map(({ name, title, on }) =>
      pressed(name, on ? `stop ${title}` : `${title} stopped`, !on, () => send({ verb: 'switch', name, on: !on })),
    ),
  );
}

let noticeTimer;
function notice(text) {
  const box = byId('notice');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    box.hidden = true;
  }, 6000);
}

// A broken stream leaves the last picture standing; asking again shows the camera as soon as it is back.
let cameraUrl;
function watchCamera() {
  if (cameraUrl !== undefined) byId('camera').src = `${cameraUrl}?${String(Date.now())}`;
}
byId('camera').addEventListener('error', () => setTimeout(watchCamera, 1000));

function connect() {
  socket = new WebSocket(`ws://${location.host}/world`);
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'shelves') {
      products = message.products;
      money = new Intl.NumberFormat('en', { style: 'currency', currency: message.currency });
      cameraUrl = message.camera;
      watchCamera();
      paintShelves();
    } else if (message.type === 'state') {
      paintState(message.state);
      const people = JSON.stringify([message.acquirer, message.people]);
      if (people !== peopled) {
        // The store has people: their answers are what is wanted most.
        if (peopled === '' && message.acquirer !== null) openTab(byId('tab-staff'));
        peopled = people;
        paintPeople(message);
      }
      if (watched !== message.state.camera && message.state.camera !== 'unplugged') watchCamera();
      watched = message.state.camera;
    } else notice(message.reason);
  });
  socket.addEventListener('open', () => {
    byId('link').textContent = 'running';
    byId('link').classList.remove('off');
  });
  socket.addEventListener('close', () => {
    byId('link').textContent = 'the simulation has stopped';
    byId('link').classList.add('off');
    setTimeout(connect, 1000);
  });
}
let watched = 'none';
for (const button of document.querySelectorAll('.cart-actions button'))
  button.addEventListener('click', () => send({ verb: button.dataset.verb }));
const tabs = [...document.querySelectorAll('[role=tab]')];
for (const tab of tabs) {
  tab.addEventListener('click', () => openTab(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const shown = tabs.filter(({ hidden }) => !hidden);
    const next = by === undefined ? undefined : shown.at((shown.indexOf(tab) + by) % shown.length);
    if (next === undefined) return;
    openTab(next);
    next.focus();
  });
}
openTab(byId('tab-break'));
connect();
