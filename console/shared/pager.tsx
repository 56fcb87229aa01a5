/** Links to the previous and next page of a list. Empty when there is one page only. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '../api/use-page.js';

type Place = Pick<ListPage<object>, 'previous' | 'next' | 'pageNumber'>;

export function Pager({ page }: { readonly page: Place }): ReactElement | null {
  const { t } = useTranslation();
  if (page.previous === null && page.next === null) return null;
  return (
    <Flex justify="flex-end" align="center" gap={8} style={{ marginTop: 12 }}>
      <span className="quiet" aria-live="polite">
        {page.pageNumber === null ? null : t('list.page', { number: page.pageNumber })}
      </span>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('action.previous')}
        disabled={page.previous === null}
        onClick={() => page.previous?.()}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('action.next')}
        disabled={page.next === null}
        onClick={() => page.next?.()}
      />
    </Flex>
  );
}
