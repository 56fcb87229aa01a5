/** The left navigation with the pages of the current workspace. */
import {
  AimOutlined,
  AppstoreOutlined,
  AuditOutlined,
  ClockCircleOutlined,
  DashboardOutlined,
  KeyOutlined,
  MobileOutlined,
  OrderedListOutlined,
  RocketOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Menu } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { pollMs } from '../api/use-page.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { useOverviewCounts } from '../overview/overview-query.js';
import { useWaitingReviews } from '../review/review-queries.js';
import { type CurrentWorkspace, useCurrentWorkspace } from './current-workspace.js';

export const menuPages = [
  { name: 'miniPrograms', path: 'mini-programs', icon: <AppstoreOutlined aria-hidden /> },
  { name: 'releases', path: 'releases', icon: <RocketOutlined aria-hidden /> },
  { name: 'targets', path: 'targets', icon: <AimOutlined aria-hidden /> },
  { name: 'reviews', path: 'reviews', icon: <AuditOutlined aria-hidden /> },
  { name: 'targetApps', path: 'target-apps', icon: <MobileOutlined aria-hidden /> },
  { name: 'changeWindows', path: 'change-windows', icon: <ClockCircleOutlined aria-hidden /> },
  { name: 'planTemplates', path: 'plan-templates', icon: <OrderedListOutlined aria-hidden /> },
  { name: 'members', path: 'members', icon: <TeamOutlined aria-hidden /> },
  { name: 'settings', path: 'settings', icon: <SettingOutlined aria-hidden /> },
] as const;

interface NavigationMenuProps {
  readonly onNavigate?: () => void;
}

export function NavigationMenu({ onNavigate }: NavigationMenuProps): ReactElement {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const selected = selectedPlace(pathname);
  const link = (key: string, to: string, words: string) => (
    <Link to={to} aria-current={key === selected ? 'page' : undefined}>
      {words}
    </Link>
  );
  const workspace = useCurrentWorkspace();
  const ofWorkspace =
    workspace === undefined
      ? []
      : menuPages.map(({ name, path, icon }) => ({
          key: path,
          icon,
          label: (
            <>
              {link(path, `/workspaces/${workspace.id}/${path}`, t(`nav.${name}`))}
              {name === 'reviews' ? <WaitingBadge workspace={workspace} /> : null}
            </>
          ),
        }));
  const overview = {
    key: 'overview',
    icon: <DashboardOutlined aria-hidden />,
    label: (
      <>
        {link('overview', '/', t('nav.overview'))}
        <AttentionBadge />
      </>
    ),
  };
  const tokens = {
    key: 'tokens',
    icon: <KeyOutlined aria-hidden />,
    label: link('tokens', '/tokens', t('nav.tokens')),
  };
  return (
    <nav aria-label={t('app.mainNavigation')}>
      <Menu
        mode="inline"
        selectedKeys={[selected]}
        items={[overview, ...ofWorkspace, tokens]}
        style={{ borderInlineEnd: 0, paddingTop: 8 }}
        {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
      />
    </nav>
  );
}

/** How much needs attention, in all workspaces. Follows all changes, so that the other badge is live, too. */
function AttentionBadge(): ReactElement | null {
  const { t } = useTranslation();
  const isLive = useChangeStream() === 'live';
  const { data } = useOverviewCounts(undefined, isLive ? false : pollMs);
  const total = data?.needsAttention.total ?? 0;
  return total === 0 ? null : <CountBadge count={String(total)} words={t('attention.badge', { count: total })} />;
}

/** How many reviews wait for the user. */
function WaitingBadge({ workspace }: { readonly workspace: CurrentWorkspace }): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useWaitingReviews(workspace);
  if (data === undefined || data.items.length === 0) return null;
  const count = `${String(data.items.length)}${data.nextCursor === undefined ? '' : '+'}`;
  return <CountBadge count={count} words={t('reviews.waiting', { count: data.items.length, shown: count })} />;
}

/** `words`: the same for who does not see it. */
function CountBadge({ count, words }: { readonly count: string; readonly words: string }): ReactElement {
  return (
    <>
      <span aria-hidden className="badge">
        {count}
      </span>
      <span className="visually-hidden">{words}</span>
    </>
  );
}

/** `/workspaces/w1/releases` and `/releases/r1` select the same item. The start page is the overview. */
function selectedPlace(pathname: string): string {
  const parts = pathname.split('/').filter((part) => part !== '');
  return (parts[0] === 'workspaces' ? parts[2] : parts[0]) ?? 'overview';
}
