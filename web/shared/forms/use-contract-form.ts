import { type FormErrors, schemaResolver, useForm, type UseFormReturnType } from '@mantine/form';
import type * as z from 'zod';
import { ProblemError } from '../api/problem-error.ts';

type Options<V> = {
  /** The contract's own schema: the same words here and from the service. */
  schema: z.ZodType;
  initialValues: V;
  onValuesChange?: (values: V) => void;
};

/**
 * A form that is checked by the contract's schema and shows what the service says beside the fields.
 * Fields are uncontrolled: give each `key={form.key(path)}` and `{...form.getInputProps(path)}`.
 */
export const useContractForm = <V extends Record<string, unknown>>({
  schema,
  initialValues,
  onValuesChange,
}: Options<V>) =>
  useForm<V>({
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(schema, { sync: true }),
    ...(onValuesChange ? { onValuesChange } : {}),
  });

/**
 * Puts the fields that the service refused beside the form's fields and moves the focus to the first.
 * `within` is the part of the body that the form fills in. Returns false when the error names no field: show it for
 * the whole form then.
 */
export const showServerErrors = <V>(form: UseFormReturnType<V>, error: unknown, within = ''): boolean => {
  if (!(error instanceof ProblemError) || error.fields.length === 0) return false;
  const errors = Object.fromEntries(
    error.fields.map(({ path, message }) => [
      path.replace(/^body\./, '').replace(within && `${within}.`, ''),
      message,
    ]),
  );
  form.setErrors(errors);
  focusFirstWrong(form, errors);
  return true;
};

/** Moves the focus to a field, or to the first input of a group of them. */
export const focusIn = (field: HTMLElement | null | undefined): void => {
  const input = field?.matches('input, select, textarea, button') ? field : field?.querySelector('input');
  input?.focus();
};

/** Moves the focus to the wrong field that comes first on the page. */
export const focusFirstWrong = <V>(form: UseFormReturnType<V>, errors: FormErrors): void => {
  const nodes = Object.keys(errors)
    .map((path) => form.getInputNode<HTMLElement, never>(path as never))
    .filter((node) => node !== null);
  const [first] = nodes.toSorted((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  focusIn(first);
};
