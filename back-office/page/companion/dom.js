/* global document */

/** Builds an element; text is always text. Functions become listeners, null and false leave an attribute out. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Swaps content; the control of the same `data-key` keeps the focus and what is being typed in it. */
export function replace(parent, ...children) {
  const active = parent.contains(document.activeElement) ? document.activeElement : undefined;
  const key = active?.dataset?.key;
  const typed = active?.value;
  parent.replaceChildren(...children.filter(Boolean));
  if (key === undefined) return;
  const successor = parent.querySelector(`[data-key="${globalThis.CSS.escape(key)}"]`);
  if (typed !== undefined && successor?.tagName === 'INPUT' && successor.type !== 'checkbox') successor.value = typed;
  successor?.focus();
}

/** A picture the server drew, as an image: nothing of it can run. */
export function drawn(svg, alt, className) {
  return h(`img.${className}`, { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, alt });
}

export function productPicture(path, name) {
  const none = () => h('span.thing', { 'aria-hidden': 'true' }, name.charAt(0).toUpperCase());
  if (path === null || path === undefined) return none();
  return h('img.thing', { src: `/pictures/${path}`, alt: '', error: (event) => event.target.replaceWith(none()) });
}

const paths = {
  code: 'M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM14 14h3v3h-3zM18 18h3v3h-3z',
  list: 'M9 6h12M9 12h12M9 18h12M3 6l1 1 2-2M3 12l1 1 2-2M3 18l1 1 2-2',
  cart: 'M2 3h3l3 12h10l3-8H6M9 20h.01M17 20h.01',
  coupons: 'M3 7h18v4a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 8v9',
  you: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c1-5 4-6 8-6s7 1 8 6',
};

export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
