/** Exports the filtered list of releases as CSV or NDJSON, and says when the file does not have all of them. */
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseQuery } from '../../api/types.js';
import { useFormats } from '../../i18n/use-language.js';
import type { ExportFormat } from '../../shared/export-list.js';
import { loadPart } from '../../shared/load-part.js';
import { problemWords } from '../../shared/problem-words.js';

export function ExportButton({ wanted }: { readonly wanted: ReleaseQuery }): ReactElement {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const { message } = App.useApp();
  const [isExporting, setIsExporting] = useState(false);
  const reading = useRef<AbortController>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const run = async (format: ExportFormat) => {
    reading.current = new AbortController();
    const { signal } = reading.current;
    setIsExporting(true);
    try {
      const { exportReleases } = await loadPart(() => import('./export-releases.js'));
      const { count, isCut } = await exportReleases(wanted, format, signal);
      if (isCut) void message.warning(t('list.exportCut', { shown: whole(count) }), 10);
      else void message.success(t('list.exported', { shown: whole(count) }));
    } catch (error) {
      if (!signal.aborted) void message.error(problemWords(error, t).title);
    } finally {
      setIsExporting(false);
    }
  };
  const items = [
    { key: 'csv', label: 'CSV' },
    { key: 'ndjson', label: 'NDJSON' },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void run(key as ExportFormat) }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={isExporting}>
        {t('list.export')}
      </Button>
    </Dropdown>
  );
}
