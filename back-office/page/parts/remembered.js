/* global localStorage, document */

function read(key) {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** Who decides, as carts are told. */
export function staffName() {
  return read('staff-name').trim() || 'staff';
}

export function setStaffName(name) {
  write('staff-name', name.slice(0, 60));
}

/** `light`, `dark`, or empty: as the system says. */
export function theme() {
  return read('theme');
}

export function setTheme(next) {
  write('theme', next);
  document.documentElement.dataset.theme = next;
}
