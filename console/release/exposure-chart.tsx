/** The share by minute as a line. Loaded on demand, so that the chart library stays out of the first page. */
import { theme } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Exposure } from '../api/types.js';
import { useFormats } from '../i18n/use-language.js';

const height = 140;

export function ExposureChart({ exposure }: { readonly exposure: Exposure }): ReactElement {
  const { t } = useTranslation();
  const { percent, minute } = useFormats();
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { from, to, series } = exposure;
    const element = place.current;
    if (element === null) return undefined;
    const axis = { stroke: token.colorTextSecondary, grid: { stroke: token.colorBorderSecondary } };
    const line = { label: t('exposure.line'), stroke: token.colorPrimary, width: 2 };
    const chart = new UPlot(
      {
        width: Math.max(element.clientWidth, 200),
        height,
        cursor: { show: false },
        legend: { show: false },
        scales: {
          x: { range: [secondsOf(from), secondsOf(to)] },
          y: { range: (_chart, _low, high) => [0, Math.max(high * 1.1, 1)] },
        },
        axes: [
          { ...axis, values: (_chart, ticks) => ticks.map((tick) => minute(tick * 1000)) },
          { ...axis, size: 64, values: (_chart, ticks) => ticks.map(percent) },
        ],
        series: [{}, { ...line, points: { show: series.length < 3 } }],
      },
      [series.map(({ at }) => secondsOf(at)), series.map(shareOf)],
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
  }, [exposure, token, percent, minute, t]);
  return <div ref={place} role="img" aria-label={t('exposure.line')} />;
}

function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

function shareOf({ decisions, ofRelease }: Exposure['series'][number]): number {
  return decisions === 0 ? 0 : (ofRelease / decisions) * 100;
}
