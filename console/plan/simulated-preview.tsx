/** What a plan would do with this release, by the simulation of the API: before it is started or edited. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../domain/values/time-units.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { ReleaseCommandBody, Simulate } from '../api/types.js';
import { problemWords } from '../shared/problem-words.js';
import { PreviewList, type PreviewRow, PreviewTime } from './preview-list.js';
import { type SimulatedStep, simulatedSteps, simulationOf } from './simulation-rows.js';

interface SimulatedPreviewProps {
  readonly releaseId: string;
  /** Null: what is typed is no command yet. */
  readonly command: ReleaseCommandBody | null;
}

export function SimulatedPreview({ releaseId, command }: SimulatedPreviewProps): ReactElement {
  const { t } = useTranslation();
  const { data, error, isCurrent, refetch } = useSimulation(releaseId, command);
  const rowOf = useRowWords();
  if (command === null) return <Quiet text={t('planStart.previewEmpty')} />;
  if (error !== null && isCurrent) {
    const { title, detail } = problemWords(error, t);
    const retry = (
      <Button size="small" onClick={refetch}>
        {t('action.retry')}
      </Button>
    );
    return (
      <PreviewList rows={[]}>
        <Alert type="warning" showIcon role="alert" title={title} description={detail} action={retry} />
      </PreviewList>
    );
  }
  if (data === undefined) return <Quiet text={t('planStart.previewLoading')} />;
  return (
    <div aria-busy={!isCurrent}>
      <PreviewList rows={simulatedSteps(data).map(rowOf)}>
        <span className="quiet">{t('planStart.previewNote')}</span>
      </PreviewList>
    </div>
  );
}

function Quiet({ text }: { readonly text: string }): ReactElement {
  return (
    <PreviewList rows={[]}>
      <p className="quiet" role="status">
        {text}
      </p>
    </PreviewList>
  );
}

const typingMs = 400;
const staleMs = minuteMs;

/** `isCurrent`: the answer is the one to what is typed now. */
function useSimulation(releaseId: string, command: ReleaseCommandBody | null) {
  const text = command === null ? null : JSON.stringify(simulationOf(command));
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setTyped(text);
    }, typingMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['simulation', releaseId, typed],
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/v1/plans/simulate', {
          body: JSON.parse(typed ?? '{}') as Simulate,
          params: { query: { from: releaseId } },
          signal,
        }),
      ),
    enabled: typed !== null,
    placeholderData: keepPreviousData,
    refetchInterval: staleMs,
  });
  const isCurrent = text === typed && !isFetching;
  return { data, error, isCurrent, refetch: () => void refetch() };
}

function useRowWords(): (row: SimulatedStep) => PreviewRow {
  const { t } = useTranslation();
  return ({ step, when }) => {
    const { id, percentage, approval, advance } = step;
    if (when === null) return { id, percentage, when: t('planStart.served'), warnings: [] };
    const notes: string[] = [];
    if (approval !== undefined) {
      const who = t(`planStart.approvers.${approval.approvers}`);
      notes.push(t('planStart.approvalBy', { who, count: approval.count }));
    }
    if (advance === 'MANUAL') notes.push(t('planStart.byHandNote'));
    if (when.windows.length > 0)
      notes.push(t('planStart.waitsForWindows', { names: when.windows.join(t('plan.and')) }));
    return { id, percentage, when: <PreviewTime {...when} {...{ notes }} />, warnings: when.warnings };
  };
}
