/** Where a release is on its way: its stages, with who completed them and when. On a phone, the words of one stage. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import type { Progress } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Since } from '../shared/since.js';
import { endOf, type Stage, stageEventTypes, stagesOf } from './lifecycle.js';
import './lifecycle.css';
import { eventsOf } from './use-history.js';
import { useCommandWords } from './use-command-words.js';

/** Each reset adds a few. */
const limit = 100;

export function LifecycleStepper({ progress }: { readonly progress: Progress }): ReactElement {
  const { t } = useTranslation();
  const { id } = progress;
  // While they load, or cannot be loaded, stages have no people and times.
  const { data } = useQuery({
    queryKey: ['release-events', id, 'stages'],
    queryFn: ({ signal }) => bodyOf(eventsOf(id, stageEventTypes)({ limit }, signal)),
  });
  return (
    <ol className="lifecycle" aria-label={t('lifecycle.title')}>
      {stagesOf(progress, data?.items ?? []).map((stage) => (
        <StageItem key={stage.status} stage={stage} progress={progress} />
      ))}
    </ol>
  );
}

interface StageItemProps {
  readonly stage: Stage;
  readonly progress: Progress;
}

function StageItem({ stage, progress }: StageItemProps): ReactElement {
  const { t } = useTranslation();
  const { actorLabel } = useCommandWords();
  const { state, by, at } = stage;
  const isCurrent = state === 'current' || state === 'ended';
  const who = by === undefined ? null : actorLabel(by);
  return (
    <li data-state={state} {...(isCurrent ? { 'aria-current': 'step' } : {})}>
      <span className="lifecycle-words">
        <strong>
          <StageName stage={stage} progress={progress} />
        </strong>
        <span className="visually-hidden"> {t(`lifecycle.state.${state}`)}</span>
        <span className="lifecycle-who" title={who ?? undefined}>
          {state === 'skipped' ? t('lifecycle.skipped') : who}
          {at === undefined ? null : (
            <>
              {who === null ? null : ' · '}
              <Since at={at} />
            </>
          )}
        </span>
      </span>
    </li>
  );
}

function StageName({ stage: { status, state }, progress }: StageItemProps): string {
  const { t } = useTranslation();
  const { percent } = useFormats();
  if (status === 'END') return t(`lifecycle.end.${endOf(progress.terminalReason)}`);
  const name = t(`lifecycle.stage.${status}`);
  if (status !== 'GRAYSCALE_RELEASE' || state !== 'current') return name;
  return `${name} ${percent(progress.percentage)}`;
}
