/** Computes the SHA-256 digest of a chosen file in the browser, and writes it into the field `sha256` of the form. */
import { Button, Flex, Form, Typography } from 'antd';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type State = { readonly kind: 'none' | 'computing' | 'failed' } | { readonly kind: 'done'; readonly name: string };

export function DigestFromFile(): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ kind: 'none' });
  // Browsers offer `crypto.subtle` only over https and on localhost.
  if (!window.isSecureContext) return <>{t('versions.digestNeedsHttps')}</>;
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setState({ kind: 'computing' });
    try {
      form.setFieldValue('sha256', await sha256Of(file));
      setState({ kind: 'done', name: file.name });
      await form.validateFields(['sha256']);
    } catch {
      setState({ kind: 'failed' });
    }
  };
  return (
    <Flex gap={8} align="center" wrap>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('versions.chooseFile')}
        data-testid="package-file"
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          // Choosing the same file again is a change, too.
          target.value = '';
        }}
      />
      <Button size="small" loading={state.kind === 'computing'} onClick={() => input.current?.click()}>
        {t('versions.chooseFile')}
      </Button>
      <Typography.Text type={state.kind === 'failed' ? 'danger' : 'secondary'} className="long-name" aria-live="polite">
        {wordsOf(state)}
      </Typography.Text>
    </Flex>
  );

  function wordsOf(now: State): string {
    if (now.kind === 'done') return t('versions.digestOf', { name: now.name });
    return t(now.kind === 'failed' ? 'versions.fileUnreadable' : 'versions.chooseFileHint');
  }
}

/** In lower-case hex digits. The file stays in the browser. */
async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
