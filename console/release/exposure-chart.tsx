/**
 * The measured share by minute, and the share that was asked for, dashed, with its steps marked. Loaded on demand, so
 * that the chart library stays out of the first page.
 */
import { useQuery } from '@tanstack/react-query';
import { theme } from 'antd';
import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { bodyOf } from '../api/api-problem.js';
import type { Exposure } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';
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
  const asked = useSteps(release);
  const { t } = useTranslation();
  const { percent, minute, day } = useFormats();
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const [from, to] = boundsOf(exposure, asked, range);
    const label = to - from > daySeconds ? day : minute;
    const axis = { stroke: token.colorTextSecondary, grid: { stroke: token.colorBorderSecondary } };
    const given = {
      stroke: token.colorPrimary,
      width: 2,
      spanGaps: true,
      points: { show: exposure.series.length < 3 },
    };
    const wanted = { stroke: token.colorWarning, width: 2, dash: [6, 4], points: { show: false } };
    const paths = UPlot.paths.stepped?.({ align: 1 });
    const stepped = paths === undefined ? {} : { paths };
    const chart = new UPlot(
      {
        width: Math.max(element.clientWidth, 200),
        height,
        cursor: { show: false },
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
        hooks: { drawClear: [marksOf(asked, token.colorBorder)] },
      },
      pointsOf(exposure, asked, [from, to]),
      element,
    );
    const resized = new ResizeObserver(() => {
      chart.setSize({ width: Math.max(element.clientWidth, 200), height });
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [exposure, asked, range, token, percent, minute, day]);
  const now = asked.at(-1)?.share;
  return (
    <>
      <div ref={place} role="img" aria-label={t(range === 'hour' ? 'exposure.line' : 'exposure.lineOfLife')} />
      <div className="chart-legend quiet">
        <span style={{ borderTop: `2px dashed ${token.colorWarning}` }} />
        {now === undefined ? t('exposure.asked') : t('exposure.askedNow', { percentage: percent(now) })}
        <span style={{ borderTop: `2px solid ${token.colorPrimary}` }} />
        {t('exposure.given')}
      </div>
    </>
  );
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

function boundsOf({ from, to }: Exposure, asked: readonly StepPoint[], range: ChartRange): Bounds {
  const hour = secondsOf(from);
  return [range === 'hour' ? hour : Math.min(asked[0]?.at ?? hour, hour), secondsOf(to)];
}

/** Both lines on one time axis. A measured share is known for its minute, an asked one at any time after the first. */
function pointsOf({ series }: Exposure, asked: readonly StepPoint[], [from, to]: Bounds): UPlot.AlignedData {
  const measured = new Map(series.map((one) => [secondsOf(one.at), shareOf(one)]));
  const times = [...new Set([...measured.keys(), ...asked.map(({ at }) => at), from, to])].sort((a, b) => a - b);
  return [times, times.map((at) => measured.get(at) ?? null), times.map((at) => shareAt(asked, at))];
}

/** A line for each step, below the shares. */
function marksOf(asked: readonly StepPoint[], color: string): (chart: UPlot) => void {
  return (chart) => {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.strokeStyle = color;
    ctx.beginPath();
    for (const { at } of asked) {
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
