// Light or dark: the system's choice until the reader makes one, which is then remembered.

export type Theme = 'light' | 'dark';

const KEY = 'inkgrad/theme';
const system = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

class ThemeChoice {
  current = $state<Theme>(chosen() ?? (system().matches ? 'dark' : 'light'));

  constructor() {
    system().addEventListener('change', (event) => {
      if (chosen() === null) this.current = event.matches ? 'dark' : 'light';
    });
  }

  toggle(): void {
    this.current = this.current === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = this.current;
    try {
      localStorage.setItem(KEY, this.current);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}

function chosen(): Theme | null {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : null;
}

export const theme = new ThemeChoice();
