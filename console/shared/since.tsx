/** A time: how long ago, or exactly with its zone. */
import { Tooltip } from 'antd';
import { type ReactElement, useSyncExternalStore } from 'react';
import { useFormats } from '../i18n/use-language.js';

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
  return (
    <Tooltip title={time(at)} trigger={['hover', 'focus']}>
      {/* Without a place in the tab order, the exact time would be kept from users of a keyboard. */}
      <time dateTime={at} tabIndex={0} style={{ whiteSpace: 'nowrap' }}>
        {words}
      </time>
    </Tooltip>
  );
}

/** An exact time with its zone, where a list of events is read in their order. */
export function ExactTime({ at }: { readonly at: string }): ReactElement {
  const { time } = useFormats();
  return <time dateTime={at}>{time(at)}</time>;
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
