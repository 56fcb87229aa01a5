/** The options of the palette, in groups. The focus is in the field; a press with the pointer chooses, too. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, EntryGroup } from './palette-entries.js';

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly EntryGroup[];
  readonly active: Entry | undefined;
  readonly optionId: (entry: Entry) => string;
  readonly onChoose: (entry: Entry) => void;
}

export function PaletteList({ id, groups, active, optionId, onChoose }: PaletteListProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div
      role="listbox"
      id={id}
      aria-label={t('palette.results')}
      className="palette-list"
      // A list without options is none.
      hidden={groups.length === 0}
    >
      {groups.map(({ name, entries }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <div id={`${id}-${name}`} className="palette-group quiet">
            {t(`palette.group.${name}`)}
          </div>
          {entries.map((entry) => (
            <div
              key={entry.key}
              role="option"
              id={optionId(entry)}
              aria-selected={entry === active}
              className="palette-option"
              // The field keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                onChoose(entry);
              }}
            >
              <span className="long-name">{entry.label}</span>
              {entry.hint === undefined || entry.hint === '' ? null : (
                <span className="quiet long-name">{entry.hint}</span>
              )}
              {entry.shortcut === undefined ? null : <kbd>{entry.shortcut.toUpperCase()}</kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
