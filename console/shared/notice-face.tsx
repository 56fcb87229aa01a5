/** A notice that replaces the content of a page or panel: one icon, one sentence, one action. */
import { Flex } from 'antd';
import type { ReactElement, ReactNode } from 'react';

interface NoticeFaceProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly action?: ReactNode;
  /** Whether the notice is the whole page. Its title is then the page's heading. */
  readonly isWholePage?: boolean;
}

export function NoticeFace({ icon, title, detail, action, isWholePage = false }: NoticeFaceProps): ReactElement {
  const Heading = isWholePage ? 'h1' : 'h2';
  return (
    <Flex vertical align="center" gap={12} role="status" style={{ padding: '64px 16px', textAlign: 'center' }}>
      {icon === undefined ? null : <span style={{ fontSize: 40 }}>{icon}</span>}
      <Heading className="page-title">{title}</Heading>
      {detail === undefined ? null : (
        <span className="quiet" style={{ maxWidth: 560 }}>
          {detail}
        </span>
      )}
      {action}
    </Flex>
  );
}
