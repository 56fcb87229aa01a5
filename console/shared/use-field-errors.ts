/** Shows what the API says about a field at that field, and moves the focus there. */
import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import { fieldErrorWords } from './problem-words.js';

type Name = ReturnType<FormInstance['getFieldsError']>[number]['name'];

/** Returns the error without what stands at fields: `null` when every part of it does. */
export function useFieldErrors(form: FormInstance, error: Error | null): Error | null {
  const { t } = useTranslation();
  useEffect(() => {
    const placed = errorsOf(error).flatMap((one) => {
      const name = fieldOf(form, one.path);
      return name === undefined ? [] : [{ name, errors: [fieldErrorWords(one, t)] }];
    });
    form.setFields(placed);
    const [first] = placed;
    if (first !== undefined) form.scrollToField(first.name, { focus: true, block: 'center' });
  }, [form, error, t]);
  if (!(error instanceof ApiProblem)) return error;
  const { errors = [] } = error.problem;
  const others = errors.filter(({ path }) => fieldOf(form, path) === undefined);
  if (errors.length === 0 || others.length === errors.length) return error;
  return others.length === 0 ? null : new ApiProblem({ ...error.problem, errors: others });
}

function errorsOf(error: Error | null) {
  return error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
}

/** The field of a path of the body such as `/package/url`: fields are named by its last name that is no index. */
function fieldOf(form: FormInstance, path: string): Name | undefined {
  const last = path.split('/').findLast((name) => !/^\d*$/.test(name));
  return form.getFieldsError().find(({ name }) => name.length === 1 && name[0] === last)?.name;
}
