/** The time since an event; the exact time is in the title. */
import type { ReactElement } from 'react';
import { useFormats } from '../i18n/use-language.js';
import { useNow } from './use-now.js';

export function Since({ at }: { readonly at: string }): ReactElement {
  const { ago, time } = useFormats();
  const nowMs = Math.max(useNow(), Date.parse(at));
  return (
    <time dateTime={at} title={time(at)} style={{ whiteSpace: 'nowrap' }}>
      {ago(at, nowMs)}
    </time>
  );
}
