/** Uploads a version: number, notes, package address, package digest, and the pages for QR codes. */
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import Input from 'antd/es/input/Input.js';
import TextArea from 'antd/es/input/TextArea.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseVersionNumber } from '../../domain/registry/version-number.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { DigestFromFile } from './digest-from-file.js';

interface VersionFields {
  readonly number: string;
  readonly url: string;
  readonly sha256: string;
  readonly pages?: string;
  readonly notes?: string;
}

const notesLimit = 2_000;

interface NewVersionDialogProps {
  readonly miniProgram: string;
  readonly onClose: () => void;
}

export function NewVersionDialog({ miniProgram, onClose }: NewVersionDialogProps): ReactElement {
  const { t } = useTranslation();
  const write = useWrite('post', '/v1/mini-programs/{miniProgram}/versions', ['versions', 'first-run']);
  const last = useLastNumber(miniProgram);
  const upload = ({ number, url, sha256, pages = '', notes = '' }: VersionFields) => {
    const body = {
      number: number.trim(),
      package: { url: url.trim(), sha256: sha256.trim() },
      pages: linesOf(pages),
      ...(isEmpty(notes) ? {} : { notes }),
    };
    write.mutate({ params: { path: { miniProgram } }, body }, { onSuccess: onClose });
  };
  return (
    <FormDialog<VersionFields>
      title={t('versions.newTitle', { miniProgram })}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      onSubmit={upload}
      onClose={onClose}
    >
      <Form.Item
        name="number"
        label={t('versions.number')}
        extra={last === undefined ? t('versions.numberHint') : t('versions.numberAbove', { last })}
        rules={[
          required(t),
          { validator: (_, text: string) => rejectUnless(isNumber(text), t('versions.numberInvalid')) },
        ]}
      >
        <Input autoFocus maxLength={20} />
      </Form.Item>
      <Form.Item
        name="url"
        label={t('versions.packageUrl')}
        extra={t('versions.packageUrlHint')}
        rules={[
          required(t),
          {
            validator: (_, text: string) =>
              rejectUnless(isEmpty(text) || URL.canParse(text.trim()), t('versions.urlInvalid')),
          },
        ]}
      >
        <Input maxLength={2048} />
      </Form.Item>
      <Form.Item
        name="sha256"
        label={t('versions.sha256')}
        extra={<DigestFromFile />}
        rules={[required(t), { pattern: /^\s*[0-9a-f]{64}\s*$/, message: t('versions.sha256Invalid') }]}
      >
        <Input maxLength={70} />
      </Form.Item>
      <Form.Item name="notes" label={`${t('versions.notes')} (${t('field.optional')})`} extra={t('versions.notesHint')}>
        <TextArea rows={4} maxLength={notesLimit} showCount />
      </Form.Item>
      <Form.Item name="pages" label={`${t('versions.pages')} (${t('field.optional')})`} extra={t('versions.pagesHint')}>
        <TextArea rows={4} />
      </Form.Item>
    </FormDialog>
  );
}

/** Undefined: not known yet, or there is no version. */
function useLastNumber(miniProgram: string): string | undefined {
  const { data } = useQuery({
    queryKey: ['versions', miniProgram, 'last'],
    queryFn: ({ signal }) => {
      const params = { path: { miniProgram }, query: { limit: 1 } };
      return bodyOf(api.GET('/v1/mini-programs/{miniProgram}/versions', { params, signal }));
    },
  });
  return data?.items[0]?.number;
}

function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

function isNumber(text: string | undefined): boolean {
  return text === undefined || text.trim() === '' || parseVersionNumber(text.trim()) !== null;
}

function rejectUnless(isGood: boolean, message: string): Promise<void> {
  return isGood ? Promise.resolve() : Promise.reject(new Error(message));
}
