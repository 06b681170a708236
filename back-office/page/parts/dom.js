/* global document */

/**
 * Builds an element; text is always text, never markup.
 * @param {string} tag with classes after dots: `p.soft.small`
 * @param {Record<string, unknown>} attributes functions become listeners, true and false toggle, null is left out
 */
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

/** A dot with a word beside it. */
export function sign(tone, words) {
  return h(`span.chip.${tone}`, {}, h(`span.dot.${tone}`, { 'aria-hidden': 'true' }), words);
}

/** Swaps the content of an element and keeps the focus on the control of the same `data-key`. */
export function replace(parent, ...children) {
  // What is kept over redraws, such as an editor, keeps its place and the caret in it.
  if (children.length === parent.children.length && children.every((child, i) => child === parent.children[i])) return;
  const key = parent.contains(document.activeElement) ? document.activeElement?.dataset?.key : undefined;
  parent.replaceChildren(...children);
  if (key === undefined) return;
  const successor = parent.querySelector(`[data-key="${key}"]`);
  successor?.focus();
  if (successor?.type === 'search') successor.setSelectionRange(successor.value.length, successor.value.length);
}

/** A product's picture, or the first letter of its name where there is none. */
export function picture(path, name = '') {
  const none = () => h('span.nopicture', { 'aria-hidden': 'true' }, name.charAt(0));
  if (path === undefined) return none();
  const failed = (event) => event.target.replaceWith(none());
  return h('img', { src: `pictures/${path}`, alt: '', loading: 'lazy', error: failed });
}
