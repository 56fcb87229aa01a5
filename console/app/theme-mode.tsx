/** The light and the dark theme, and the button that switches between them. */
import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSetting, writeSetting } from '../shared/browser-storage.js';
import type { ThemeMode } from './theme.js';

interface ThemeChoice {
  readonly mode: ThemeMode;
  readonly toggle: () => void;
}

const storageKey = 'halftone.theme';

const ThemeModeContext = createContext<ThemeChoice>({ mode: 'light', toggle: () => undefined });

function preferredMode(): ThemeMode {
  const stored = readSetting(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark theme: the system's preference, or the user's stored choice. */
export function ThemeModeProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [mode, setMode] = useState(preferredMode);
  useEffect(() => {
    document.documentElement.dataset['theme'] = mode;
  }, [mode]);
  useEffect(() => {
    // The theme was changed in another tab of this browser.
    const follow = ({ key }: StorageEvent) => {
      if (key === storageKey) setMode(preferredMode());
    };
    addEventListener('storage', follow);
    return () => {
      removeEventListener('storage', follow);
    };
  }, []);
  const choice = useMemo(() => {
    const toggle = () => {
      const next = mode === 'light' ? 'dark' : 'light';
      writeSetting(storageKey, next);
      setMode(next);
    };
    return { mode, toggle };
  }, [mode]);
  return <ThemeModeContext.Provider value={choice}>{children}</ThemeModeContext.Provider>;
}

export function useThemeMode(): ThemeChoice {
  return useContext(ThemeModeContext);
}

export function ThemeButton(): ReactElement {
  const { t } = useTranslation();
  const { mode, toggle } = useThemeMode();
  const label = t(mode === 'light' ? 'app.dark' : 'app.light');
  const icon = mode === 'light' ? <MoonOutlined /> : <SunOutlined />;
  return <Button type="text" icon={icon} aria-label={label} title={label} onClick={toggle} />;
}
