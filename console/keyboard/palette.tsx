/**
 * The palette: one field that finds releases, programs, targets, people, pages and the commands of the page. A combobox
 * with a list, as WAI-ARIA describes it: the focus stays in the field, and arrows move the active option.
 */
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
// Not from the index, which has every kind of input.
import Input from 'antd/es/input/Input.js';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useMe } from '../api/session.js';
import { useCurrentWorkspace } from '../app/current-workspace.js';
import { problemWords } from '../shared/problem-words.js';
import { useSearchWord } from '../shared/use-filters.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import { currentOffers } from './offers.js';
import { commandEntries, type Entry, type EntryGroup, foundGroups, matching, pageEntries } from './palette-entries.js';
import { PaletteList } from './palette-list.js';
import './palette.css';
import { recentEntries, rememberEntry } from './recent-entries.js';

export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const user = me?.user ?? '';
  const id = useId();
  const { typed, sent, type } = useSearchWord();
  const { groups, status, isFailed } = useGroups(typed.trim(), sent);
  const entries = groups.flatMap((group) => group.entries);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  // By key: results that arrive later do not move the choice.
  const active = entries.find(({ key }) => key === activeKey) ?? entries[0];
  const optionId = (entry: Entry) => `${id}-${String(entries.indexOf(entry))}`;
  useFocusReturn();
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active?.key]);

  const choose = (entry: Entry) => {
    rememberEntry(user, entry);
    onClose();
    const { does } = entry;
    // After the palette has given the focus back, so that a dialog gives it back to the same place.
    if (typeof does === 'string') void navigate(does);
    else setTimeout(does);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active !== undefined) choose(active);
    const next = entryAfter(event.key, entries, active);
    if (next === undefined) return;
    event.preventDefault();
    setActiveKey(next.key);
  };
  return (
    <Modal open title={t('app.palette')} footer={null} onCancel={onClose} width={640}>
      <Input
        autoFocus
        role="combobox"
        aria-label={t('palette.label')}
        aria-autocomplete="list"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        {...(active === undefined ? {} : { 'aria-activedescendant': optionId(active) })}
        placeholder={t('palette.label')}
        maxLength={100}
        size="large"
        value={typed}
        onChange={({ target }) => {
          type(target.value);
          setActiveKey(null);
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList {...{ id: `${id}-list`, groups, active, optionId }} onChoose={choose} />
      <p role={isFailed ? 'alert' : 'status'} className="quiet palette-status">
        {status}
      </p>
      <p className="quiet palette-hint">{t('palette.hint')}</p>
    </Modal>
  );
}

/** Undefined: the key does not move. */
function entryAfter(key: string, entries: readonly Entry[], active: Entry | undefined): Entry | undefined {
  const at = active === undefined ? -1 : entries.indexOf(active);
  const count = entries.length;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + count, PageDown: at + 5, PageUp: at - 5 }[key];
  if (to === undefined || count === 0) return undefined;
  return entries[key.startsWith('Page') ? Math.min(Math.max(to, 0), count - 1) : to % count];
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
