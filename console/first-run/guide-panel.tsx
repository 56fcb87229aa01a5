/** The guide beside the pages that it leads to: the current step, what to do there, and the way to its page. */
import { Button, Flex } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { HideButton } from './first-run-guide.js';
import { useFirstRun } from './first-run-steps.js';
import './guide-panel.css';

export function GuidePanel(): ReactElement | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { steps, current, isLoading } = useFirstRun(useCurrentWorkspace());
  if (isLoading) return null;
  const to = current?.to ?? '/';
  const isThere = pathname === to.split('?')[0];
  return (
    <aside aria-label={t('firstRun.title')} className="guide-panel">
      <div role="status">
        {current === undefined ? (
          t('firstRun.over')
        ) : (
          <>
            <span className="quiet">
              {t('firstRun.step', { number: steps.indexOf(current) + 1, count: steps.length })}
            </span>{' '}
            <strong>{t(`firstRun.${current.name}`)}</strong>{' '}
            <span className="quiet">{t(`firstRun.${current.name}Detail`)}</span>
          </>
        )}
      </div>
      <Flex gap={8} wrap>
        {/* A step with a dialog can be reached from its own page, too. */}
        {isThere && !to.includes('?') ? null : (
          <Button type="primary" onClick={() => void navigate(to)}>
            {current === undefined ? t('firstRun.toOverview') : t(`firstRun.${current.name}`)}
          </Button>
        )}
        <HideButton />
      </Flex>
    </aside>
  );
}
