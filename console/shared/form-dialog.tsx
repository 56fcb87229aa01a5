/** A dialog with a form. Submits on Enter or OK, shows a rejection, and stays open until it succeeds. */
import { Flex, Form, Modal, type FormProps } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from './use-focus-return.js';
import { WriteFailure } from './write-failure.js';

interface FormDialogProps<Fields> extends Pick<FormProps<Fields>, 'initialValues'> {
  readonly title: string;
  readonly submitLabel: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly isDangerous?: boolean;
  readonly children: ReactNode;
  readonly onSubmit: (fields: Fields) => void;
  readonly onClose: () => void;
}

export function FormDialog<Fields extends object>(props: FormDialogProps<Fields>): ReactElement {
  const { title, submitLabel, isPending, error, isDangerous = false, children, onSubmit, onClose } = props;
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal
      open
      title={title}
      okText={submitLabel}
      cancelText={t('action.cancelDialog')}
      confirmLoading={isPending}
      okButtonProps={{ htmlType: 'submit', form: 'dialog-form', danger: isDangerous }}
      onCancel={onClose}
    >
      <Form<Fields>
        id="dialog-form"
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        onFinish={onSubmit}
        {...(props.initialValues === undefined ? {} : { initialValues: props.initialValues })}
      >
        <Flex vertical gap={4} style={{ paddingTop: 8 }}>
          {children}
          <WriteFailure error={error} />
        </Flex>
      </Form>
    </Modal>
  );
}
