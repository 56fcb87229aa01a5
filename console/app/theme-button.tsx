/** Switches between the light and the dark theme. */
import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useThemeMode } from './theme-mode.js';

export function ThemeButton(): ReactElement {
  const { t } = useTranslation();
  const { mode, toggle } = useThemeMode();
  const label = t(mode === 'light' ? 'app.dark' : 'app.light');
  const icon = mode === 'light' ? <MoonOutlined /> : <SunOutlined />;
  return <Button type="text" icon={icon} aria-label={label} title={label} onClick={toggle} />;
}
