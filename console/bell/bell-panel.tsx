/** The newest events that concern the user: who did what to which release, and when. To open it is to see them. */
import { Drawer, Spin } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { releaseName } from '../api/releases.js';
import type { FeedEvent } from '../api/types.js';
import { useCommandWords } from '../release/use-command-words.js';
import { FailureFace } from '../shared/failure-face.js';
import { Since } from '../shared/since.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import './bell-panel.css';
import { rememberSeen, useConcerningEvents, useSeenUntil } from './concerning-events.js';

interface BellPanelProps {
  readonly isLive: boolean;
  readonly onClose: () => void;
}

export function BellPanel({ isLive, onClose }: BellPanelProps): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useConcerningEvents(undefined, isLive);
  // As it was when the panel opened: what is new stays marked while one reads.
  const [seenBefore] = useState(useSeenUntil());
  useFocusReturn();
  const newest = data?.[0];
  useEffect(() => {
    if (newest !== undefined) rememberSeen(newest);
  }, [newest?.id]);
  return (
    <Drawer open title={t('app.bell')} size={420} onClose={onClose}>
      <p className="quiet bell-what">{t('bell.introduction')}</p>
      {error !== null && data === undefined ? <FailureFace error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && error === null ? <Spin /> : null}
      {data?.length === 0 ? <p>{t('bell.empty')}</p> : null}
      <ul className="plain-list">
        {(data ?? []).map((event) => (
          <li key={event.id}>
            <EventLine event={event} isNew={event.at >= seenBefore} onOpen={onClose} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

interface EventLineProps {
  readonly event: FeedEvent;
  readonly isNew: boolean;
  readonly onOpen: () => void;
}

function EventLine({ event, isNew, onOpen }: EventLineProps): ReactElement {
  const { t } = useTranslation();
  const { changeLabel, actorLabel } = useCommandWords();
  const { releaseId, version, miniProgram, targetApp, environment, fromPercentage, toPercentage, reason } = event;
  const isOfRelease = releaseId !== null && version !== null;
  return (
    <>
      <div>
        {isNew ? <strong className="bell-new">{t('bell.isNew')}</strong> : null}
        <strong>{actorLabel(event.by)}</strong> · {changeLabel(event.type, fromPercentage ?? 0, toPercentage ?? 0)}
        {reason === null ? null : <span className="long-name"> “{reason}”</span>}
      </div>
      <div className="quiet long-name bell-place">
        <Link
          to={isOfRelease ? `/releases/${releaseId}` : `/targets/${miniProgram}/${targetApp}/${environment}`}
          onClick={onOpen}
        >
          {isOfRelease ? releaseName({ ...event, version }) : `${t('bell.target')} ${event.miniProgramName}`}
        </Link>{' '}
        · {event.targetAppName} · {t(`environment.${environment}`)} · <Since at={event.at} />
      </div>
    </>
  );
}
