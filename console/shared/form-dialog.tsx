/** A dialog with a form, and radio buttons with a hint each. */
import { Flex, Form, type FormProps, Modal, Radio, type RadioGroupProps, Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WriteFailure } from './failure-face.js';
import { useFieldErrors } from './use-field-errors.js';
import { useFocusReturn } from './use-focus-return.js';

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

/** A dialog with a form. Submits on Enter or OK, shows a rejection, and stays open until it succeeds. */
export function FormDialog<Fields extends object>(props: FormDialogProps<Fields>): ReactElement {
  const { title, submitLabel, isPending, error, isDangerous = false, children, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const unplaced = useFieldErrors(form, error);
  useFocusReturn();
  return (
    <Modal
      open
      title={title}
      okText={submitLabel}
      cancelText={t('action.close')}
      confirmLoading={isPending}
      okButtonProps={{ htmlType: 'submit', form: 'dialog-form', danger: isDangerous }}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        id="dialog-form"
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        onFinish={onSubmit}
        {...(props.initialValues === undefined ? {} : { initialValues: props.initialValues })}
      >
        <Flex vertical gap={4} style={{ paddingTop: 8 }}>
          {children}
          <WriteFailure error={unplaced} />
        </Flex>
      </Form>
    </Modal>
  );
}

interface HintedRadiosProps extends Pick<RadioGroupProps, 'id' | 'value' | 'onChange'> {
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
}

/** Radio buttons with a line of explanation each, as a form control. */
export function HintedRadios({ choices, ...control }: HintedRadiosProps): ReactElement {
  return (
    <Radio.Group {...control}>
      {choices.map(({ value, label, hint }) => (
        <div key={value} style={{ marginBottom: 8 }}>
          <Radio value={value}>
            {label}
            <br />
            <Typography.Text type="secondary">{hint}</Typography.Text>
          </Radio>
        </div>
      ))}
    </Radio.Group>
  );
}
