/** What a window in the form does, as the API computes it: its next times, and the plans that it moves. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Typography } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem, bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { CreateChangeWindow, WindowPreviewAnswer } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { DataTable } from '../shared/data-table.js';
import { fieldErrorWords, problemWords } from '../shared/problem-words.js';
import { AlsoIn, ExactTime } from '../shared/since.js';
import { browserZone, localWords } from '../shared/zones.js';
import { windowBodyOf, type WindowFields } from './window-fields.js';

/** After the last change of the form. */
const pauseMs = 400;

interface WindowPreviewProps {
  readonly workspace: string;
  /** The window that is changed. Null: a new one. */
  readonly window: string | null;
}

export function WindowPreview({ workspace, window }: WindowPreviewProps): ReactElement {
  const { t } = useTranslation();
  const body = useBodyAfterPause();
  const { data, error } = useQuery({
    queryKey: ['window-preview', workspace, window, body],
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/v1/workspaces/{workspace}/change-windows/preview', {
          params: { path: { workspace }, query: window === null ? {} : { window } },
          body: JSON.parse(body) as CreateChangeWindow,
          signal,
        }),
      ),
    enabled: body !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t('windows.preview')} aria-live="polite">
      {error !== null ? (
        <Typography.Text type="secondary">{t('windows.previewFaulty', { why: whyOf(error, t) })}</Typography.Text>
      ) : data === undefined ? null : (
        <Shown preview={data} zone={(JSON.parse(body) as CreateChangeWindow).zone} />
      )}
    </section>
  );
}

function whyOf(error: Error, t: ReturnType<typeof useTranslation>['t']): string {
  const first = error instanceof ApiProblem ? error.problem.errors?.[0] : undefined;
  return first === undefined ? problemWords(error, t).title : fieldErrorWords(first, t);
}

/** The body of the form after a pause, as a text. Name and reason do not matter for a preview. */
function useBodyAfterPause(): string {
  const fields = Form.useWatch<Partial<WindowFields> | undefined>([], Form.useFormInstance());
  const text =
    fields === undefined ? '' : JSON.stringify({ ...windowBodyOf(fields), name: 'preview', reason: 'preview' });
  const [body, setBody] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setBody(text);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return body;
}

interface ShownProps {
  readonly preview: WindowPreviewAnswer;
  readonly zone: string;
}

function Shown({ preview, zone }: ShownProps): ReactElement {
  const { t } = useTranslation();
  const { occurrences } = preview;
  const span = (from: string, until: string | null) => `${from} – ${until ?? t('windows.noEnd')}`;
  const inZone = (at: string | null, timeZone: string) => (at === null ? null : localWords(at, timeZone));
  const spanIn = (timeZone: string) => (one: (typeof occurrences)[number]) =>
    span(localWords(one.startsAt, timeZone), inZone(one.endsAt, timeZone));
  return (
    <>
      <h3 className="card-title">{t('windows.preview')}</h3>
      <DataTable
        label={t('windows.preview')}
        items={occurrences}
        keyOf={({ startsAt }) => startsAt}
        empty={t('windows.previewNone')}
        columns={[
          {
            key: 'zone',
            title: zone,
            render: ({ start, end }) => span(start.replace('T', ' '), end?.replace('T', ' ') ?? null),
          },
          { key: 'yours', title: `${t('windows.yours')} (${browserZone()})`, render: spanIn(browserZone()) },
          { key: 'utc', title: t('windows.utc'), render: spanIn('UTC') },
        ]}
      />
      <AlsoIn value={[zone]}>
        <MovedPlans {...preview} />
      </AlsoIn>
    </>
  );
}

/** Those whose timeline changes, and how many others it covers. */
function MovedPlans({ releases, others, more }: WindowPreviewAnswer): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return (
    <section aria-label={t('windows.moved')}>
      <h3 className="card-title">{t('windows.moved')}</h3>
      {releases.length === 0 ? <p className="quiet">{t('windows.movedNone')}</p> : null}
      <ul>
        {releases.map(({ id, change, ...release }) => (
          <li key={id} className="long-name">
            <Link to={`/releases/${id}`}>{t('windows.release', release)}</Link>:{' '}
            {t('windows.stepTo', { percentage: percent(change.percentage) })} <Opening at={change.before} /> →{' '}
            <Opening at={change.after} />
          </li>
        ))}
        {more === true ? <li>{t('windows.more')}</li> : null}
      </ul>
      {others === 0 ? null : <p className="quiet">{t('windows.others', { number: others })}</p>}
    </section>
  );
}

function Opening({ at }: { readonly at: string | null }): ReactElement {
  const { t } = useTranslation();
  return at === null ? <>{t('windows.neverOpens')}</> : <ExactTime at={at} />;
}
