/** What was uploaded with a version: notes, package and digest, each with a way to copy it. */
import { Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionListItem } from '../api/types.js';
import { CopyButton } from '../shared/copy-button.js';
import { Notes } from './notes.js';

type Contents = Pick<VersionListItem, 'package'> & { readonly notes?: string | undefined };

export function VersionContents({ contents }: { readonly contents: Contents }): ReactElement {
  const { t } = useTranslation();
  const { url, sha256 } = contents.package;
  return (
    <Flex vertical gap={12}>
      <section aria-label={t('versions.notes')}>
        {contents.notes === undefined ? (
          <Typography.Text type="secondary">{t('versions.noNotes')}</Typography.Text>
        ) : (
          <Notes text={contents.notes} />
        )}
      </section>
      <Copied label={t('versions.package')} text={url} copyLabel={t('versions.copyPackage')} />
      <Copied label={t('versions.sha256')} text={sha256} copyLabel={t('versions.copySha256')} />
    </Flex>
  );
}

interface CopiedProps {
  readonly label: string;
  readonly text: string;
  readonly copyLabel: string;
}

/** The address is no link: a package is not a page, and s3: opens nowhere. */
function Copied({ label, text, copyLabel }: CopiedProps): ReactElement {
  return (
    <Flex gap="4px 12px" align="center" wrap>
      <span className="quiet">{label}</span>
      <span className="digest">{text}</span>
      <CopyButton text={text} label={copyLabel} />
    </Flex>
  );
}
