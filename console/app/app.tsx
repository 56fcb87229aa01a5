/** Everything that surrounds the pages: theme, language of Ant Design, server state, routes. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import { type ReactElement, useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { queryClient } from '../api/query-client.js';
import { useFormats } from '../i18n/use-language.js';
import { router } from './routes.js';
import { themes } from './theme.js';
import { ThemeModeProvider, useThemeMode } from './theme-mode.js';

/** The server writes one into the page at each load; styles without it are refused by the browser. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

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
  const locale = useAntLocale();
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={themes[mode]}
      button={{ autoInsertSpace: false }}
      {...(locale === undefined ? {} : { locale })}
    >
      <AntApp>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

/** Ant Design's own words (pagination, empty states); English is its default. */
function useAntLocale(): Locale | undefined {
  const { language } = useFormats();
  const [chinese, setChinese] = useState<Locale>();
  useEffect(() => {
    if (language === 'zh-CN')
      void import('antd/es/locale/zh_CN.js').then((module) => {
        setChinese(module.default);
      });
  }, [language]);
  return language === 'zh-CN' ? chinese : undefined;
}
