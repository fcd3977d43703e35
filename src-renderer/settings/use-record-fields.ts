import { type ChangeEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FieldProblem } from './field-problems.ts';
import type { RecordForm } from './record-form.ts';

type TextField<F> = { [K in keyof F]: F[K] extends string ? K : never }[keyof F];

/**
 * What a form shows over the record as it stands now, and what its fields need. A field says what is wrong with it once a
 * person has been there; `problems` are all, whoever has been where. Spec [OF15].
 */
export function useRecordFields<F extends object>(form: RecordForm<F, FieldProblem>, record: F) {
  const { t } = useTranslation('settings');
  const { edits, left } = useStore(form);
  const shown = useMemo(() => ({ ...record, ...edits }), [record, edits]);
  const problems = form.check(shown);
  const problemOf = (field: keyof F) => {
    const problem = left.has(field) ? problems[field] : undefined;
    return problem ? t(`problem.${problem}`) : null;
  };
  const text = (field: TextField<F>) => ({
    value: shown[field] as string,
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      form.edit({ [field]: event.currentTarget.value } as unknown as Partial<F>),
    onBlur: () => form.leave(field),
    error: problemOf(field),
  });
  return { shown, left, problems, problemOf, text };
}
