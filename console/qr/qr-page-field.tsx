/** Chooses one of the pages of a version. */
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { get, pathOf } from '../api/request.js';
import type { Version } from '../api/shapes.js';
import { required } from '../shared/rules.js';

interface QrPageFieldProps {
  readonly miniProgram: string;
  /** Undefined until the target or release of the code is chosen. */
  readonly version: string | undefined;
}

export function QrPageField({ miniProgram, version }: QrPageFieldProps): ReactElement {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['versions', 'one', miniProgram, version],
    queryFn: ({ signal }) => get<Version>(pathOf`/v1/mini-programs/${miniProgram}/versions/${version ?? ''}`, signal),
    enabled: version !== undefined,
  });
  return (
    <Form.Item name="page" label={t('qr.page')} rules={[required(t)]}>
      <Select
        showSearch
        disabled={version === undefined}
        options={(data?.pages ?? []).map((page) => ({ value: page, label: page }))}
      />
    </Form.Item>
  );
}
