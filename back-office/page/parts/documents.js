import { button } from './controls.js';
import { h, sign } from './dom.js';
import { clock } from './words.js';

const KINDS = {
  promotions: ['Promotions', 'What is reduced, when and for whom.'],
  'store-map': ['Store map', 'Shelves and what stands on them, for the way to a product.'],
  recommendations: ['Suggestions', 'What goes with what, learned from receipts.'],
  'revoked-badges': ['Badges called back', 'Made by itself from the section Badges.'],
  recogniser: ['Recogniser', 'What the camera knows without a code: a signed head of the models program.'],
};

export function size(bytes) {
  return bytes < 10_000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A field for a file and what checking it said. */
export function upload(name, act, state) {
  const said = state.checks?.get(name);
  const take = async (event) => {
    const [file] = event.target.files;
    if (file !== undefined) await act.check(name, file);
  };
  return h(
    'div.stack',
    {},
    h(
      'label.stack',
      {},
      h('span.soft.small', {}, 'Check and publish a file'),
      h('input', { type: 'file', accept: '.json,application/json', change: take, 'data-key': `file-${name}` }),
    ),
    said === undefined ? null : verdict(said),
    said?.ok === true
      ? button(`publish-${name}`, `Publish ${said.file}`, () => act.publish(name, said.text), '.primary')
      : null,
  );
}

export function verdict(said) {
  if (said.ok)
    return h('div.problems.fine', { role: 'status' }, h('p', {}, `Nothing wrong was found: ${said.summary}.`));
  return h(
    'div.problems',
    { role: 'status' },
    h(
      'p',
      {},
      `${said.problems.length === 1 ? 'One thing' : `${said.problems.length} things`} to correct; nothing was published:`,
    ),
    h(
      'ul',
      {},
      said.problems.slice(0, 50).map((problem) => h('li', {}, problem)),
    ),
  );
}

/** Everything carts keep for working offline, and which carts have it. */
export function documents(state, act) {
  return [
    h('div.head', {}, h('h1', {}, 'Documents'), h('p', {}, 'Carts keep these and fetch new versions by themselves')),
    h(
      'div.documents',
      {},
      Object.entries(KINDS).map(([name, [title, about]]) => {
        const head = state.documents.find((one) => one.name === name);
        return h(
          'section.card.padded',
          { 'aria-label': title },
          h(
            'div.row',
            {},
            h('h2', {}, title),
            head === undefined ? sign('idle', 'None yet') : sign('good', `Version ${head.version}`),
          ),
          h('p.soft', {}, about),
          head === undefined
            ? null
            : h(
                'div.stack',
                {},
                h('p', {}, `${head.summary} · ${size(head.bytes)}`),
                h('p.soft.small', {}, `${clock(head.at)}, ${head.origin}`),
                h('p.digest', {}, head.sha256),
                h('p', {}, h('a', { href: `api/documents/${name}`, download: true }, 'Download')),
              ),
          name === 'recommendations' ? training(state, act) : null,
          name === 'revoked-badges' ? null : upload(name, act, state),
        );
      }),
    ),
  ];
}

function training({ training: now }, act) {
  if (now === undefined) return null;
  const enough = now.receipts >= now.minimumReceipts;
  return h(
    'div.stack',
    {},
    h(
      'p.soft.small',
      {},
      `${now.receipts} receipts to learn from, ${now.minimumReceipts} are needed; learned anew every night.`,
    ),
    now.last === null ? null : h('p.small', {}, now.last),
    now.running
      ? h(
          'label.stack',
          {},
          h('span.small', {}, `Learning, ${Math.round(now.done * 100)} % done`),
          h('progress', { max: 100, value: Math.round(now.done * 100) }),
        )
      : h(
          'div',
          {},
          h('button.button', { type: 'button', disabled: !enough, 'data-key': 'train', click: act.train }, 'Learn now'),
        ),
  );
}
