/**
 * The measured share by minute, and the share that was asked for, dashed, with its steps marked. Pointing at a moment,
 * or the arrow keys, show its values. Loaded on demand, so that the chart library stays out of the first page.
 */
import { useQuery } from '@tanstack/react-query';
import { type GlobalToken, theme } from 'antd';
import { type ReactElement, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { bodyOf } from '../api/api-problem.js';
import type { Exposure } from '../api/types.js';
import { type Formats, useFormats } from '../i18n/use-language.js';
import { stepTypes } from './history.js';
import { type StepPoint, shareAt, stepPoints } from './step-points.js';
import { eventsOf } from './use-history.js';
import './exposure-chart.css';

const height = 160;

/** More steps than a chart of this width can show. */
const limit = 200;

/** The last hour, or from the first step on. Decisions are measured for an hour. */
export type ChartRange = 'hour' | 'life';

interface ExposureChartProps {
  readonly exposure: Exposure;
  readonly release: string;
  readonly range: ChartRange;
}

export function ExposureChart({ exposure, release, range }: ExposureChartProps): ReactElement {
  const requested = useSteps(release);
  const { t } = useTranslation();
  const { percent, time } = useFormats();
  const { token } = theme.useToken();
  const points = useMemo(
    () => pointsOf(exposure, requested, boundsOf(exposure, requested, range)),
    [exposure, requested, range],
  );
  const [times, given, wanted] = points;
  const { place, moment, pickTo, leave } = useMoments(points, requested);
  const index = moment === null ? -1 : times.findLastIndex((at) => at <= moment);
  const words = {
    at: moment === null ? undefined : time(new Date(moment * 1000).toISOString()),
    requested: sharesOf('requested', moment === null ? requested.at(-1)?.share : wanted[index]),
    given: sharesOf('given', given[index]),
  };
  function sharesOf(line: 'requested' | 'given', share: number | null | undefined): string {
    return typeof share === 'number'
      ? t(`exposure.${line}Share`, { percentage: percent(share) })
      : t(`exposure.${line}`);
  }
  return (
    <>
      <div
        ref={place}
        role="slider"
        tabIndex={0}
        aria-label={t(range === 'hour' ? 'exposure.line' : 'exposure.lineOfLife')}
        aria-valuemin={0}
        aria-valuemax={times.length - 1}
        aria-valuenow={moment === null ? times.length - 1 : index}
        aria-valuetext={[words.at, words.requested, words.given].filter((part) => part !== undefined).join(', ')}
        onKeyDown={(event) => {
          const next = nextIndex(event.key, index === -1 ? times.length : index);
          if (next === null) return;
          event.preventDefault();
          pickTo(next);
        }}
        onBlur={leave}
      />
      <div className="chart-legend quiet" data-testid="chart-legend">
        <span style={{ borderTop: `2px dashed ${token.colorWarning}` }} />
        {words.requested}
        <span style={{ borderTop: `2px solid ${token.colorPrimary}` }} />
        {words.given}
        {words.at === undefined ? null : <time className="numeric">{words.at}</time>}
      </div>
    </>
  );
}

/** `index`: of the moment that is shown, or one past the last. Null for another key. */
function nextIndex(key: string, index: number): number | null {
  if (key === 'ArrowLeft' || key === 'ArrowDown') return index - 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return index + 1;
  if (key === 'Home') return 0;
  return key === 'End' ? Infinity : null;
}

interface Moments {
  readonly place: RefObject<HTMLDivElement | null>;
  /** Seconds since 1970. Null: none is pointed at. */
  readonly moment: number | null;
  readonly pickTo: (index: number) => void;
  readonly leave: () => void;
}

/** Draws the chart again with each change of what it shows. The moment that is pointed at stays. */
function useMoments(points: Points, requested: readonly StepPoint[]): Moments {
  const { percent, minute, day } = useFormats();
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<UPlot>(undefined);
  const [moment, setMoment] = useState<number | null>(null);
  const kept = useRef<number | null>(null);
  const show = (at: number | null): void => {
    kept.current = at;
    setMoment(at);
  };
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const [times] = points;
    const chart = new UPlot(
      {
        ...optionsOf(points, { token, percent, minute, day }),
        width: Math.max(element.clientWidth, 200),
        hooks: {
          drawClear: [marksOf(requested, token.colorBorder)],
          setCursor: [({ cursor: { idx } }) => show(times[idx ?? -1] ?? null)],
        },
      },
      points,
      element,
    );
    drawn.current = chart;
    if (kept.current !== null) pointAt(chart, kept.current);
    const resized = new ResizeObserver(() => {
      chart.setSize({ width: Math.max(element.clientWidth, 200), height });
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [points, requested, token, percent, minute, day]);
  return {
    place,
    moment,
    pickTo: (index) => {
      const [times] = points;
      const at = times[Math.min(Math.max(index, 0), times.length - 1)] ?? null;
      show(at);
      if (drawn.current !== undefined && at !== null) pointAt(drawn.current, at);
    },
    leave: () => drawn.current?.setCursor({ left: -10, top: -10 }),
  };
}

function pointAt(chart: UPlot, at: number): void {
  chart.setCursor({ left: chart.valToPos(at, 'x'), top: 0 });
}

type Style = Pick<Formats, 'percent' | 'minute' | 'day'> & { readonly token: GlobalToken };

function optionsOf([times]: Points, { token, percent, minute, day }: Style): Omit<UPlot.Options, 'width'> {
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 0];
  const label = to - from > daySeconds ? day : minute;
  const axis = { stroke: token.colorTextSecondary, grid: { stroke: token.colorBorderSecondary } };
  const given = { stroke: token.colorPrimary, width: 2, spanGaps: true, points: { show: times.length < 6 } };
  const wanted = { stroke: token.colorWarning, width: 2, dash: [6, 4], points: { show: false } };
  const paths = UPlot.paths.stepped?.({ align: 1 });
  const stepped = paths === undefined ? {} : { paths };
  return {
    height,
    cursor: { y: false, drag: { setScale: false, x: false }, points: { show: false } },
    legend: { show: false },
    scales: {
      x: { range: [from, to] },
      y: { range: (_chart, _low, high) => [0, Math.max(high * 1.1, 1)] },
    },
    axes: [
      { ...axis, values: (_chart, ticks) => ticks.map((tick) => label(tick * 1000)) },
      { ...axis, size: 64, values: (_chart, ticks) => ticks.map(percent) },
    ],
    series: [{}, given, { ...wanted, ...stepped }],
  };
}

/** The steps of the release. Read with the chart, so that a page without one does not ask for them. */
function useSteps(release: string): readonly StepPoint[] {
  const { data: steps } = useQuery({
    queryKey: ['release-events', release, 'chart'],
    queryFn: ({ signal }) => bodyOf(eventsOf(release, stepTypes)({ limit }, signal)),
  });
  return useMemo(() => stepPoints(steps?.items ?? []), [steps]);
}

const daySeconds = 86_400;

type Bounds = readonly [from: number, to: number];

function boundsOf({ from, to }: Exposure, requested: readonly StepPoint[], range: ChartRange): Bounds {
  const hour = secondsOf(from);
  return [range === 'hour' ? hour : Math.min(requested[0]?.at ?? hour, hour), secondsOf(to)];
}

/** Times, measured shares and asked ones. */
type Points = [times: number[], given: (number | null)[], requested: (number | null)[]];

/** Both lines on one time axis. A measured share is known for its minute, an asked one at any time after the first. */
function pointsOf({ series }: Exposure, requested: readonly StepPoint[], [from, to]: Bounds): Points {
  const measured = new Map(series.map((one) => [secondsOf(one.at), shareOf(one)]));
  const times = [...new Set([...measured.keys(), ...requested.map(({ at }) => at), from, to])].sort((a, b) => a - b);
  return [times, times.map((at) => measured.get(at) ?? null), times.map((at) => shareAt(requested, at))];
}

/** A line for each step, below the shares. */
function marksOf(requested: readonly StepPoint[], color: string): (chart: UPlot) => void {
  return (chart) => {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.strokeStyle = color;
    ctx.beginPath();
    for (const { at } of requested) {
      const x = Math.round(chart.valToPos(at, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
    }
    ctx.stroke();
    ctx.restore();
  };
}

function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

function shareOf({ decisions, ofRelease }: Exposure['series'][number]): number {
  return decisions === 0 ? 0 : (ofRelease / decisions) * 100;
}
