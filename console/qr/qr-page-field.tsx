/** Chooses one of the pages of a version. */
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
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
    queryFn: ({ signal }) => {
      const path = { miniProgram, version: version ?? '' };
      return bodyOf(api.GET('/v1/mini-programs/{miniProgram}/versions/{version}', { params: { path }, signal }));
    },
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
