/** A time: how long ago, or exactly with its zone. */
import { Tooltip } from 'antd';
import { createContext, type ReactElement, useContext, useSyncExternalStore } from 'react';
import { useFormats } from '../i18n/use-language.js';
import { useIsUtc } from './time-zone.js';
import { browserZone, localWords } from './zones.js';

/** Zones in which the exact times below are shown too, where their clocks differ from those of the user. */
export const AlsoIn = createContext<readonly string[]>([]);

/** The time since an event. Pointing at it, a tap or the focus shows the exact time with its zone. */
export function Since({ at }: { readonly at: string }): ReactElement {
  const { ago } = useFormats();
  const now = Math.max(useNow(), Date.parse(at));
  return <AnyTime at={at} words={ago(at, now)} />;
}

/** A time to come: in how long. Pointing at it, a tap or the focus shows the exact time with its zone. */
export function Until({ at }: { readonly at: string }): ReactElement {
  const { ago } = useFormats();
  const now = Math.min(useNow(), Date.parse(at));
  return <AnyTime at={at} words={ago(at, now)} />;
}

/** `22 Nov, 14:05`. Pointing at it, a tap or the focus shows the exact time with its zone. */
export function ShortTime({ at }: { readonly at: string }): ReactElement {
  const { day, minute } = useFormats();
  return <AnyTime at={at} words={`${day(Date.parse(at))}, ${minute(Date.parse(at))}`} />;
}

function AnyTime({ at, words }: { readonly at: string; readonly words: string }): ReactElement {
  const { time } = useFormats();
  const others = useOtherTimes(at);
  return (
    <Tooltip title={[time(at), ...others].join('\n')} styles={hintStyles} trigger={['hover', 'focus']}>
      {/* Without a place in the tab order, the exact time would be kept from users of a keyboard. */}
      <time dateTime={at} tabIndex={0} style={{ whiteSpace: 'nowrap' }}>
        {words}
      </time>
    </Tooltip>
  );
}

const hintStyles = { root: { whiteSpace: 'pre-line' } } as const;

/** `Asia/Shanghai: 2027-02-10 08:00`, in each of the zones whose clocks differ from those of the user. */
function useOtherTimes(at: string): string[] {
  const ownZone = useIsUtc() ? 'UTC' : browserZone();
  const own = localWords(at, ownZone);
  return [...new Set(useContext(AlsoIn))].flatMap((zone) => {
    const words = localWords(at, zone);
    return words === own ? [] : [`${zone}: ${words}`];
  });
}

/** An exact time with its zone, where a list of events is read in their order. */
export function ExactTime({ at }: { readonly at: string }): ReactElement {
  const { time } = useFormats();
  const hasOthers = useOtherTimes(at).length > 0;
  return hasOthers ? <AnyTime at={at} words={time(at)} /> : <time dateTime={at}>{time(at)}</time>;
}

const tickMs = 30_000;
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  // Without listeners the time stood still.
  if (timer === undefined) nowMs = Date.now();
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

/** The current time, updated every half minute by one shared timer. Exact enough for "3 minutes ago". */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}
