/** Copies a text, and says whether it worked. */
import { CopyOutlined } from '@ant-design/icons';
import { App, Button, type ButtonProps } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps extends Pick<ButtonProps, 'type'> {
  readonly text: string;
  readonly label: string;
  /** In a row of a list, where only the icon has space. */
  readonly isSmall?: boolean;
}

export function CopyButton({ text, label, isSmall = false, type = 'default' }: CopyButtonProps): ReactElement {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    if (await copyText(text)) void message.success(t('action.copied'));
    else void message.error(t('action.notCopied'));
  };
  const button = { icon: <CopyOutlined aria-hidden />, onClick: () => void copy() };
  if (isSmall) return <Button {...button} type="text" size="small" aria-label={label} title={label} />;
  return (
    <Button type={type} {...button}>
      {label}
    </Button>
  );
}

/** Copies a text to the clipboard. Browsers offer `navigator.clipboard` only over https and on localhost. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.style.position = 'fixed';
  holder.style.opacity = '0';
  document.body.append(holder);
  holder.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way where the clipboard is missing
  const isCopied = document.execCommand('copy');
  holder.remove();
  return isCopied;
}
