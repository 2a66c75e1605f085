import { useEffect } from 'react';
import type { Theme } from '../bindings';
import { remember } from './remembered';

const darkWish = '(prefers-color-scheme: dark)';

/** The theme sits on <html>, because popovers are children of <body>. */
export function useTheme(theme: Theme | undefined): void {
  useEffect(() => {
    if (!theme) return;
    remember('theme', theme);
    const wish = window.matchMedia(darkWish);
    const apply = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (wish.matches ? 'dark' : 'light') : theme;
    };
    apply();
    wish.addEventListener('change', apply);
    return () => wish.removeEventListener('change', apply);
  }, [theme]);
}
