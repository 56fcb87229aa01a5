/** A page or panel that has something to say instead of content: one mark, one sentence, one way on. */
import { Flex, Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';

interface NoticeFaceProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly action?: ReactNode;
  /** Whether it is all there is on the page, so that its title is the page's heading. */
  readonly isWholePage?: boolean;
}

export function NoticeFace({ icon, title, detail, action, isWholePage = false }: NoticeFaceProps): ReactElement {
  return (
    <Flex vertical align="center" gap={12} role="status" style={{ padding: '64px 16px', textAlign: 'center' }}>
      {icon === undefined ? null : <span style={{ fontSize: 40 }}>{icon}</span>}
      <Typography.Title level={isWholePage ? 1 : 2} style={{ margin: 0, fontSize: 22 }}>
        {title}
      </Typography.Title>
      {detail === undefined ? null : (
        <Typography.Text type="secondary" style={{ maxWidth: 560 }}>
          {detail}
        </Typography.Text>
      )}
      {action}
    </Flex>
  );
}
