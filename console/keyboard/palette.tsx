/** The palette: one field that finds releases, programs, targets, people, pages and the commands of the page. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useMe } from '../api/session.js';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { problemWords } from '../shared/problem-words.js';
import { useSearchWord } from '../shared/use-filters.js';
import { Finder } from './finder.js';
import { currentOffers } from './offers.js';
import { commandEntries, type Entry, type EntryGroup, foundGroups, matching, pageEntries } from './palette-entries.js';
import { recentEntries, rememberEntry } from './recent-entries.js';

export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const { typed, sent, type } = useSearchWord();
  const choose = (entry: Entry) => {
    rememberEntry(me?.user ?? '', entry);
    onClose();
    const { does } = entry;
    // After the palette has given the focus back, so that a dialog gives it back to the same place.
    if (typeof does === 'string') void navigate(does);
    else setTimeout(does);
  };
  return (
    <Finder
      {...useGroups(typed.trim(), sent)}
      {...{ typed, onClose }}
      title={t('app.palette')}
      label={t('palette.label')}
      onType={type}
      onChoose={choose}
    />
  );
}

interface Groups {
  readonly groups: readonly EntryGroup[];
  readonly status: string;
  readonly isFailed: boolean;
}

/** `sent`: the word of the last search. While another one is typed, what it found is not shown. */
function useGroups(word: string, sent: string): Groups {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const current = useCurrentWorkspace();
  // The page below does not change while the palette is open, but what it offers may.
  const commands = commandEntries(currentOffers());
  const pages = me === null || me === undefined ? [] : pageEntries(me, current, t);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', sent],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/search', { params: { query: { q: sent } }, signal })),
    enabled: sent !== '',
  });
  const isSearching = word !== sent || isFetching;
  const isFailed = word === sent && error !== null;
  const found = word === '' || isSearching || data === undefined ? [] : foundGroups(data, t);
  const own: readonly EntryGroup[] = [
    { name: 'recent', entries: word === '' ? recentEntries(me?.user ?? '') : [] },
    { name: 'commands', entries: matching(commands, word) },
    { name: 'pages', entries: matching(pages, word) },
  ];
  const groups = [...own, ...found].filter(({ entries }) => entries.length > 0);
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const words = () => {
    if (word === '') return '';
    if (isSearching) return t('palette.searching');
    if (isFailed) return t('palette.failed', { detail: problemWords(error, t).detail });
    return count === 0 ? t('palette.none', { word }) : t('palette.found', { count });
  };
  return { groups, status: words(), isFailed };
}
