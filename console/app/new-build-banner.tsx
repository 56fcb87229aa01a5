/** Banner that a newer build of the console is installed. The page stays in use until the user reloads it. */
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsReplaced } from '../shared/load-part.js';

export function NewBuildBanner(): ReactElement | null {
  const { t } = useTranslation();
  if (!useIsReplaced()) return null;
  return (
    <div role="status" className="banner">
      {t('failure.newBuild')}{' '}
      <Button
        size="small"
        onClick={() => {
          location.reload();
        }}
      >
        {t('failure.reload')}
      </Button>
    </div>
  );
}
