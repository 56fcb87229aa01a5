/** The sheet of all shortcuts, with the switch for those of one key. */
import { Modal, Switch } from 'antd';
import { Fragment, type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { menuPages } from '../app/navigation-menu.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import './shortcut-sheet.css';
import { commandKeys, pageKeys, paletteKeys, setShortcutsOn, useAreShortcutsOn } from './shortcuts.js';

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const isOn = useAreShortcutsOn();
  const id = useId();
  useFocusReturn();
  const pageName = (path: string) => t(`nav.${menuPages.find((page) => page.path === path)?.name ?? 'overview'}`);
  const groups: readonly ShortcutGroupProps[] = [
    {
      title: t('shortcuts.everywhere'),
      rows: [
        { keys: paletteKeys, joint: '+', does: t('shortcuts.palette') },
        { keys: ['?'], does: t('shortcuts.sheet') },
        ...Object.entries(pageKeys).map(([key, path]) => ({
          keys: ['G', key.toUpperCase()],
          joint: t('shortcuts.then'),
          does: t('shortcuts.goTo', { page: pageName(path) }),
        })),
      ],
    },
    { title: t('shortcuts.lists'), rows: [{ keys: ['/'], does: t('shortcuts.search') }] },
    {
      title: t('shortcuts.release'),
      rows: Object.entries(commandKeys).map(([command, key]) => ({
        keys: [key.toUpperCase()],
        does: t('shortcuts.asks', { command: t(`command.${command as keyof typeof commandKeys}`) }),
      })),
    },
  ];
  return (
    <Modal open title={t('shortcuts.title')} footer={null} onCancel={onClose}>
      {groups.map((group) => (
        <ShortcutGroup key={group.title} {...group} />
      ))}
      <p className="shortcut-switch">
        <Switch aria-labelledby={`${id}-switch`} checked={isOn} onChange={setShortcutsOn} />
        <span id={`${id}-switch`}>{t('shortcuts.switch')}</span>
      </p>
      <p className="quiet">
        {t('shortcuts.resting')} {t('shortcuts.switchHint')}
      </p>
    </Modal>
  );
}

interface ShortcutGroupProps {
  readonly title: string;
  readonly rows: readonly {
    readonly keys: readonly string[];
    /** Between two keys. */
    readonly joint?: string;
    readonly does: string;
  }[];
}

function ShortcutGroup({ title, rows }: ShortcutGroupProps): ReactElement {
  return (
    <>
      <h2 className="shortcut-group">{title}</h2>
      <dl className="shortcuts">
        {rows.map(({ keys, joint, does }) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at === 0 ? null : <span className="quiet"> {joint} </span>}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
