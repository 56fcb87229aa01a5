/** What a window in the form does, as the API computes it: its next times, and the releases that it covers. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Typography } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { CreateChangeWindow, WindowPreviewAnswer } from '../api/types.js';
import { DataTable } from '../shared/data-table.js';
import { fieldErrorWords, problemWords } from '../shared/problem-words.js';
import { browserZone, localWords } from '../shared/zones.js';
import { windowBodyOf, type WindowFields } from './window-fields.js';

/** After the last change of the form. */
const pauseMs = 400;

export function WindowPreview({ workspace }: { readonly workspace: string }): ReactElement {
  const { t } = useTranslation();
  const body = useBodyAfterPause();
  const { data, error } = useQuery({
    queryKey: ['window-preview', workspace, body],
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/v1/workspaces/{workspace}/change-windows/preview', {
          params: { path: { workspace } },
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

function Shown({ preview: { occurrences, releases, more }, zone }: ShownProps): ReactElement {
  const { t } = useTranslation();
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
      {releases.length === 0 ? null : (
        <>
          <h3 className="card-title">{t('windows.covered')}</h3>
          <ul>
            {releases.map((one) => (
              <li key={one.id} className="long-name">
                {t('windows.release', one)}
              </li>
            ))}
            {more === true ? <li>{t('windows.more')}</li> : null}
          </ul>
        </>
      )}
    </>
  );
}
