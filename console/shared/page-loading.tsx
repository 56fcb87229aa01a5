/** Loading indicator of a whole page. */
import { Flex, Spin } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function PageLoading(): ReactElement {
  const { t } = useTranslation();
  return (
    <Flex justify="center" align="center" role="status" aria-label={t('list.loading')} style={{ minHeight: 240 }}>
      <Spin delay={200} />
    </Flex>
  );
}
