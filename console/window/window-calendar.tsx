/** When windows are active in the next weeks, as a list by the days of the user. */
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeWindow } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { browserZone, localWords } from '../shared/zones.js';

interface Entry {
  readonly key: string;
  /** In the zone of the user. */
  readonly day: string;
  readonly words: string;
  /** Its times in the zone of the window. Null: they are the same. */
  readonly ofWindow: string | null;
}

export function WindowCalendar({ windows }: { readonly windows: readonly ChangeWindow[] }): ReactElement {
  const { t } = useTranslation();
  const { language } = useFormats();
  const entries = useEntries(windows);
  const days = [...new Set(entries.map(({ day }) => day))];
  const dayWords = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return (
    <Card title={<h2 className="card-title">{`${t('windows.calendar')} (${browserZone()})`}</h2>}>
      {days.length === 0 ? <p className="quiet">{t('windows.calendarNone')}</p> : null}
      <ol className="plain-list">
        {days.map((day) => (
          <li key={day}>
            <strong>{dayWords.format(new Date(day))}</strong>
            <ul>
              {entries
                .filter((entry) => entry.day === day)
                .map((entry) => (
                  <li key={entry.key} className="long-name">
                    <EntryWords {...entry} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function EntryWords({ words, ofWindow }: Entry): ReactElement {
  if (ofWindow === null) return <>{words}</>;
  return (
    <Tooltip title={ofWindow} trigger={['hover', 'focus']}>
      <span tabIndex={0}>{words}</span>
    </Tooltip>
  );
}

/** In the order of time. What began before today is listed today. */
function useEntries(windows: readonly ChangeWindow[]): Entry[] {
  const { t } = useTranslation();
  const zone = browserZone();
  const today = localWords(Date.now(), zone).slice(0, 10);
  const all = windows.flatMap((window) =>
    (window.occurrences ?? []).map(({ startsAt, endsAt, ...local }) => {
      const start = localWords(startsAt, zone);
      const end = endsAt === null ? null : localWords(endsAt, zone);
      const day = start.slice(0, 10) < today ? today : start.slice(0, 10);
      const from = start.slice(0, 10) === day ? start.slice(11) : start;
      const until = end?.slice(0, 10) === day ? end.slice(11) : (end ?? t('windows.noEnd'));
      const name = `${window.name} (${t(`windows.kind.${window.kind}`)})`;
      const words = `${t('windows.onDay', { start: from, end: until })}: ${name}`;
      const own = [local.start, local.end].map((one) => one?.replace('T', ' ') ?? t('windows.noEnd'));
      const ofWindow = own[0] === start ? null : `${window.zone}: ${own.join(' – ')}`;
      return { key: `${window.id} ${startsAt}`, day, words, ofWindow, startsAt };
    }),
  );
  return all.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}
