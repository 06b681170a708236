/**
 * Takes away what a browser does and a cart must not: the context menu of a long press, pinching, dragging pictures,
 * selecting text, leaving the page by a file or by the keyboard's zoom.
 */
export function blockGestures(target: Document): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover', 'selectstart', 'gesturestart'])
    target.addEventListener(type, stop);
  target.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { passive: false },
  );
  target.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1) event.preventDefault();
    },
    { passive: false },
  );
  target.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ['+', '-', '=', '0', 'p', 's'].includes(event.key)) event.preventDefault();
  });
}
