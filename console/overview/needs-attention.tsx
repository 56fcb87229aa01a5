/** What waits for an operator, the oldest first: each with its cause, its page, and the stops that may be right. */
import { Button, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AttentionItem, Overview } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { useCommandWords } from '../release/use-command-words.js';
import { Card } from '../shared/card.js';
import { Since } from '../shared/since.js';
import type { BatchStopType } from './stop-dialog.js';
import { useMayStop } from './use-may-stop.js';
import { useStops } from './use-stops.js';
import { releaseName } from '../api/releases.js';

/** Shown at first, so that the list below stays near. */
const few = 5;

interface NeedsAttentionProps {
  readonly needs: Overview['needsAttention'];
}

export function NeedsAttention({ needs: { items, total } }: NeedsAttentionProps): ReactElement {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const { ask, outcome, dialog } = useStops();
  const hidden = items.length - few;
  return (
    <Card
      title={
        <h2 className="card-title">
          {t('attention.title')} <span className="quiet">{t('attention.oldestFirst')}</span>
        </h2>
      }
    >
      {outcome}
      {items.length === 0 ? <span className="quiet">{t('attention.none')}</span> : null}
      <ul className="attention">
        {(showsAll ? items : items.slice(0, few)).map((item) => (
          <li key={keyOf(item)}>
            <AttentionLine item={item} onStop={ask} />
          </li>
        ))}
      </ul>
      {hidden > 0 && !showsAll ? (
        <Button
          type="link"
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {t('attention.more', { count: hidden })}
        </Button>
      ) : null}
      {showsAll && total > items.length ? (
        <span className="quiet">{t('attention.notShown', { count: total - items.length })}</span>
      ) : null}
      {dialog}
    </Card>
  );
}

interface AttentionLineProps {
  readonly item: AttentionItem;
  readonly onStop: ReturnType<typeof useStops>['ask'];
}

function AttentionLine({ item, onStop }: AttentionLineProps): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const cause = useCause(item);
  const mayStop = useMayStop();
  const found = stopOf(item);
  const stop = found !== null && mayStop(found.type, item) ? found : null;
  const version = 'version' in item ? item.version : undefined;
  const name = version === undefined ? item.miniProgramName : releaseName({ ...item, version });
  const releases = stop === null ? [] : [{ ...item, id: stop.id, version: stop.version }];
  return (
    <Flex gap="4px 12px" wrap align="center">
      <span className="attention-kind">{t(`attention.kind.${item.kind}`)}</span>
      <Link to={placeOf(item)} className="long-name">
        {name}
      </Link>
      <span className="quiet long-name">
        {item.targetAppName} · {t(`environment.${item.environment}`)}
      </span>
      {'percentage' in item && !('reviewId' in item) ? <strong>{percent(item.percentage)}</strong> : null}
      <span className="quiet long-name">
        {cause} · <Since at={item.since} />
      </span>
      {stop === null ? null : (
        <Button
          danger
          size="small"
          aria-label={`${t(`command.${stop.type}`)}: ${name}`}
          onClick={() => {
            onStop(stop.type, releases);
          }}
        >
          {t(`command.${stop.type}`)}
        </Button>
      )}
    </Flex>
  );
}

/** Why it needs attention, in words. */
function useCause(item: AttentionItem): string {
  const { t } = useTranslation();
  const { percent, time } = useFormats();
  const { actorLabel, commandLabel } = useCommandWords();
  switch (item.kind) {
    case 'suspended':
      return `“${item.reason}” ${actorLabel(item.by)}`;
    case 'paused':
      return item.reason === null ? actorLabel(item.by) : `“${item.reason}” ${actorLabel(item.by)}`;
    case 'notConfirmed':
      return t('attention.confirmed', { percentage: percent(item.confirmedPercentage) });
    case 'review':
    case 'reviewExpires':
      return item.expiresAt === undefined
        ? t('attention.requestedOfPaused', { user: item.requestedBy })
        : t('attention.requested', { user: item.requestedBy, at: time(item.expiresAt) });
    case 'commandWaits':
      return t('attention.command', {
        command: commandLabel(item.type),
        user: actorLabel(item.actor),
        at: time(item.expiresAt),
      });
  }
}

/** Where it is settled. What raises the share is done on the page of the release. */
function placeOf(item: AttentionItem): string {
  if ('reviewId' in item) return `/reviews/${item.reviewId}`;
  if ('releaseId' in item) return `/releases/${item.releaseId}`;
  return `/targets/${item.miniProgram}/${item.targetApp}/${item.environment}`;
}

function stopOf(
  item: AttentionItem,
): { readonly type: BatchStopType; readonly id: string; readonly version: string } | null {
  if (item.kind !== 'paused' && item.kind !== 'notConfirmed') return null;
  return { type: item.kind === 'paused' ? 'reset' : 'pause', id: item.releaseId, version: item.version };
}

function keyOf(item: AttentionItem): string {
  return `${item.kind} ${'commandId' in item ? item.commandId : placeOf(item)}`;
}
