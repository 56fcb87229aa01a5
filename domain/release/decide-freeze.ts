/**
 * Increases while change windows are closed. An increase passes a window by an override of its author, or by an
 * exemption of the release.
 */
import type { CommandContext } from './command-catalog.js';
import type { DomainEvent } from './events.js';
import type { ReleaseFacts } from './facts.js';
import { type BlockingWindow, blockingOf, type FreezePassed, type Override } from './freeze.js';
import type { CommandRejection } from './rejections.js';

type FreezeCheck =
  | { readonly outcome: 'open' }
  | { readonly outcome: 'passed'; readonly freeze: FreezePassed }
  | { readonly outcome: 'frozen'; readonly rejection: CommandRejection };

/** An override covers windows of the sides on which the author may override. Exemptions cover others. */
export function checkFreeze(
  { window, release }: ReleaseFacts,
  override: Override | undefined,
  { overridable = [] }: CommandContext,
): FreezeCheck {
  if (window.open || release.environment !== 'production') return { outcome: 'open' };
  const isOverridden = ({ sides }: BlockingWindow): boolean =>
    override !== undefined && sides.some((side) => overridable.includes(side));
  const rest = window.blocking.filter((one) => !isOverridden(one));
  const windows = blockingOf({ ...window, blocking: rest });
  if (windows.length > 0)
    return { outcome: 'frozen', rejection: { code: 'FROZEN', windows, untilMs: window.nextOpenAtMs } };
  const exemptions = rest.flatMap(({ id, name: windowName }) => {
    const exemption = window.exemptions?.find(({ windowId }) => windowId === id);
    return exemption === undefined ? [] : [{ ...exemption, windowName }];
  });
  const overridden = window.blocking.filter(isOverridden).map(({ id, name }) => ({ id, name }));
  const freeze: FreezePassed = {
    ...(override === undefined || overridden.length === 0
      ? {}
      : { override: { reason: override.reason, windows: overridden } }),
    ...(exemptions.length === 0 ? {} : { exemptions }),
  };
  return { outcome: 'passed', freeze };
}

/** How the increase among these events passed a freeze, if it did. */
export function freezePassedBy(events: readonly DomainEvent[]): FreezePassed | null {
  return events.map((event) => ('freeze' in event ? event.freeze : undefined)).find((one) => one !== undefined) ?? null;
}
