/** What another user changed while the operator was deciding, and the current state. */
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Since } from '../shared/since.js';
import { useCommandWords } from './use-command-words.js';

export function StaleNotice({ current }: { readonly current: Progress }): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { commandLabel, actorLabel } = useCommandWords();
  const last = current.lastCommands.find(({ outcome }) => outcome === 'APPLIED');
  return (
    <Flex vertical gap={8}>
      <Typography.Text>{t('sending.staleDetail')}</Typography.Text>
      {last === undefined ? null : (
        <Typography.Text>
          {t('sending.staleBy', { actor: actorLabel(last.actor), command: commandLabel(last.type) })} ·{' '}
          <Since at={last.at} />
        </Typography.Text>
      )}
      <Typography.Text strong>
        {t('sending.staleNow', { status: t(`status.${current.status}`), percentage: percent(current.percentage) })}
      </Typography.Text>
    </Flex>
  );
}
