import { ActionIcon, Checkbox, Group } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Hours } from '#shared/catalog/schedule.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { TimeField } from '../../components/time-field/time-field.tsx';
import own from './rows.module.css';
import { dayNames, hoursProblems } from './schedule-forms.ts';

const MIDNIGHT = 1_440;

/** From when until when on which days. */
export function HoursRow({
  span,
  place,
  saysProblems,
  onChange,
  onRemove,
}: {
  readonly span: Hours;
  readonly place: number;
  readonly saysProblems: boolean;
  readonly onChange: (span: Hours) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('settings');
  const names = dayNames(displayLocale(), 'short');
  const problems = hoursProblems(span);
  const errorOf = (field: keyof Hours) => {
    const problem = saysProblems ? problems[field] : undefined;
    return problem ? t(`problem.${problem}`) : null;
  };
  const isOvernight = span.from >= 0 && span.to >= 0 && span.to <= span.from && span.to > 0;
  const time = (field: 'from' | 'to') => (
    <TimeField
      label={t(`schedules.${field}`)}
      aria-label={t('schedules.field', { field: t(`schedules.${field}`), place })}
      description={field === 'to' && isOvernight ? t('schedules.nextDay') : undefined}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      minutes={span[field] === MIDNIGHT ? 0 : span[field]}
      onChange={(minutes) => onChange({ ...span, [field]: minutes })}
      error={errorOf(field)}
    />
  );
  return (
    <li className={own.hours}>
      <Checkbox.Group
        label={t('schedules.days')}
        aria-label={t('schedules.field', { field: t('schedules.days'), place })}
        value={span.days.map(String)}
        error={errorOf('days')}
        onChange={(days) => onChange({ ...span, days: days.map(Number).sort((a, b) => a - b) })}
      >
        <Group gap="sm" mt={4}>
          {names.map((name, at) => (
            <Checkbox key={name} value={String(at + 1)} label={name} />
          ))}
        </Group>
      </Checkbox.Group>
      {time('from')}
      {time('to')}
      <ActionIcon className={own.beside} aria-label={t('schedules.removeHours', { place })} onClick={onRemove}>
        <IconTrash size={22} stroke={1.6} aria-hidden />
      </ActionIcon>
    </li>
  );
}
