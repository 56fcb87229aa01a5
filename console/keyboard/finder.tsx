/**
 * A dialog with a field and what it finds. A combobox with a list, as WAI-ARIA describes it: the focus stays in the
 * field, and arrows move the active option.
 */
import { Modal } from 'antd';
// Not from the index, which has every kind of input.
import Input from 'antd/es/input/Input.js';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../shared/use-focus-return.js';
import type { Entry, EntryGroup } from './palette-entries.js';
import { PaletteList } from './palette-list.js';
import './palette.css';

interface FinderProps {
  readonly title: string;
  /** What can be typed. */
  readonly label: string;
  readonly typed: string;
  readonly groups: readonly EntryGroup[];
  readonly status: string;
  readonly isFailed?: boolean;
  readonly footer?: ReactNode;
  readonly onType: (word: string) => void;
  readonly onChoose: (entry: Entry) => void;
  readonly onClose: () => void;
}

export function Finder(props: FinderProps): ReactElement {
  const { title, label, typed, groups, status, isFailed = false, footer = null, onType, onChoose, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  const entries = groups.flatMap((group) => group.entries);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  // By key: results that arrive later do not move the choice.
  const active = entries.find(({ key }) => key === activeKey) ?? entries[0];
  const optionId = (entry: Entry) => `${id}-${String(entries.indexOf(entry))}`;
  useFocusReturn();
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active?.key]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active !== undefined) {
      // Otherwise the key would press the button that gets the focus back.
      event.preventDefault();
      onChoose(active);
    }
    const next = entryAfter(event.key, entries, active);
    if (next === undefined) return;
    event.preventDefault();
    setActiveKey(next.key);
  };
  return (
    <Modal open title={title} footer={footer} onCancel={onClose} width={640}>
      <Input
        autoFocus
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        {...(active === undefined ? {} : { 'aria-activedescendant': optionId(active) })}
        placeholder={label}
        maxLength={100}
        size="large"
        value={typed}
        onChange={({ target }) => {
          onType(target.value);
          setActiveKey(null);
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList {...{ id: `${id}-list`, groups, active, optionId, onChoose }} />
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
