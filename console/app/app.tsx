/** Providers around all pages: theme, Ant Design's language, server state, routes. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import { type ReactElement, useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '../api/query-client.js';
import { useFormats } from '../i18n/use-language.js';
import { loadPart } from '../shared/load-part.js';
import { router } from './routes.js';
import { styleNonce } from './style-nonce.js';
import { themes } from './theme.js';
import { ThemeModeProvider, useThemeMode } from './theme-mode.js';
import { useWantsLessMotion } from './use-media.js';

export function App(): ReactElement {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeModeProvider>
        <Themed />
      </ThemeModeProvider>
    </QueryClientProvider>
  );
}

function Themed(): ReactElement {
  const { mode } = useThemeMode();
  const motion = useWantsLessMotion() ? atOnce : {};
  const locale = useAntLocale();
  return (
    <ConfigProvider
      csp={{ nonce: styleNonce }}
      theme={{ ...themes[mode], token: { ...themes[mode].token, ...motion } }}
      button={{ autoInsertSpace: false }}
      {...(locale === undefined ? {} : { locale })}
    >
      <AntApp>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

/**
 * Nearly no motion. Without any motion Ant Design's dialogs do not take the focus. Shorter durations fire no end
 * event, which Ant Design needs.
 */
const atOnce = { motionDurationFast: '0.01s', motionDurationMid: '0.01s', motionDurationSlow: '0.01s' };

/** Ant Design's own texts (pagination, empty states). English is its default. */
function useAntLocale(): Locale | undefined {
  const { language } = useFormats();
  const [chinese, setChinese] = useState<Locale>();
  useEffect(() => {
    if (language === 'zh-CN')
      void loadPart(() => import('../i18n/zh-cn/chunk.js'))
        .then((module) => {
          setChinese(module.antLocale);
        })
        .catch(() => undefined); // Its few texts stay English.
  }, [language]);
  return language === 'zh-CN' ? chinese : undefined;
}
