/** The bell in the top bar: how many events that concern the user are new. Follows the stream of all changes. */
import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '../i18n/language.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { mostEvents, useConcerningEvents, useSeenUntil } from './concerning-events.js';

const BellPanel = lazyDialog(withTexts('bell', async () => (await import('./bell-panel.js')).BellPanel));

export function BellButton(): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const isLive = useChangeStream() === 'live';
  const { data } = useConcerningEvents(useSeenUntil(), isLive);
  const count = data?.length ?? 0;
  const shown = count < mostEvents ? String(count) : `${String(mostEvents)}+`;
  const label = count === 0 ? t('app.bell') : `${t('app.bell')}: ${t('app.unread', { count, shown })}`;
  return (
    <>
      <Button
        type="text"
        icon={<BellOutlined aria-hidden />}
        aria-label={label}
        title={label}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {count === 0 ? null : (
          <span aria-hidden className="badge" style={{ marginInlineStart: 0 }}>
            {shown}
          </span>
        )}
      </Button>
      {isOpen ? (
        <BellPanel
          isLive={isLive}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
