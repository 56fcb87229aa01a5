/** Changes the language. Each language is shown under its own name. */
import { TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, languages } from '../i18n/language.js';
import type { Language } from '../i18n/words.js';

export function LanguageButton(): ReactElement {
  const { t, i18n } = useTranslation();
  const items = Object.entries(languages).map(([key, label]) => ({ key, label: <span lang={key}>{label}</span> }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectedKeys: [i18n.language],
        onClick: ({ key }) => void changeLanguage(key as Language),
      }}
    >
      <Button
        type="text"
        icon={<TranslationOutlined aria-hidden />}
        aria-label={t('app.language')}
        title={t('app.language')}
      />
    </Dropdown>
  );
}
