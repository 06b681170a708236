/** Light or dark by what the system says about its surroundings, and on when that changes. `?theme=` in the page's address wins, for a mirror on a desk. */
export function chooseTheme(): void {
  const root = document.documentElement;
  const asked = new URLSearchParams(window.location.search);
  const text = asked.get('text');
  if (text === 'large') root.dataset['text'] = text;
  const fixed = asked.get('theme');
  if (fixed === 'light' || fixed === 'dark') {
    root.dataset['theme'] = fixed;
    return;
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    root.dataset['theme'] = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  apply();
}
