/**
 * Tabs above their panels. Not Ant Design's, which weigh ten times as much. Arrow keys, Home and End move between the
 * tabs, Enter and Space open one.
 */
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import './tabs.css';

interface Tab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

interface TabsProps {
  readonly items: readonly Tab[];
  readonly activeKey: string;
  readonly onChange: (key: string) => void;
  /** Without it a panel that was open keeps what was typed in it. */
  readonly destroyOnHidden?: boolean;
}

export function Tabs({ items, activeKey, onChange, destroyOnHidden = false }: TabsProps): ReactElement {
  const id = useId();
  const [opened, setOpened] = useState<readonly string[]>([]);
  if (!destroyOnHidden && !opened.includes(activeKey)) setOpened([...opened, activeKey]);
  const panels = items.filter(({ key }) => key === activeKey || opened.includes(key));
  return (
    <>
      <div role="tablist" className="tab-list no-print" onKeyDown={moveFocus}>
        {items.map(({ key, label }) => {
          const isActive = key === activeKey;
          const panel = isActive ? { 'aria-controls': `${id}-panel-${key}` } : {};
          return (
            <button
              key={key}
              type="button"
              role="tab"
              id={`${id}-tab-${key}`}
              aria-selected={isActive}
              {...panel}
              tabIndex={isActive ? 0 : -1}
              onClick={() => {
                if (!isActive) onChange(key);
              }}
            >
              {label}
            </button>
          );
        })}
      </div>
      {panels.map(({ key, children }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-panel-${key}`}
          aria-labelledby={`${id}-tab-${key}`}
          hidden={key !== activeKey}
          tabIndex={0}
        >
          {children}
        </div>
      ))}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  tabs.at(to % tabs.length)?.focus();
}
