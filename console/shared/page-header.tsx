/** Head of a page: breadcrumbs, the only heading, and the actions. */
import { Flex } from 'antd';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RefusedReasons } from './refusable-button.js';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

interface PageHeaderProps {
  readonly title: string;
  /** The title of the browser's tab, where it says more than the heading. */
  readonly tabTitle?: string;
  readonly crumbs?: readonly Crumb[];
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, tabTitle = title, crumbs = [], beside, actions }: PageHeaderProps): ReactElement {
  useEffect(() => {
    document.title = `${tabTitle} · Halftone`;
  }, [tabTitle]);
  return (
    <header style={{ marginBottom: 16 }}>
      {crumbs.length === 0 ? null : <Crumbs crumbs={crumbs} />}
      <RefusedReasons>
        <Flex align="center" gap="8px 12px" wrap>
          <h1 className="page-title long-name">{title}</h1>
          {beside}
          {actions === undefined ? null : (
            <Flex gap={8} wrap style={{ marginInlineStart: 'auto' }}>
              {actions}
            </Flex>
          )}
        </Flex>
      </RefusedReasons>
    </header>
  );
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('app.crumbs')}>
      <ol className="crumbs">
        {crumbs.map(({ label, to }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
