/** The navigation of a narrow window: a button that opens a drawer. */
import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationMenu } from './navigation-menu.js';

export function NavigationDrawer(): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
  };
  return (
    <>
      <Button
        type="text"
        icon={<MenuOutlined aria-hidden />}
        aria-label={t('app.openNavigation')}
        onClick={() => {
          setIsOpen(true);
        }}
      />
      <Drawer
        open={isOpen}
        placement="left"
        size={260}
        title="Halftone"
        onClose={close}
        styles={{ body: { padding: 0 } }}
      >
        <NavigationMenu onNavigate={close} />
      </Drawer>
    </>
  );
}
