import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { displayLocale } from '../display-locale.ts';
import classes from './date-field.module.css';
import { dateText, readDate } from './date-text.ts';
import { MonthGrid } from './month-grid.tsx';

/** Where a window is low, as at 200 %, the month covers the field rather than hangs out of it. */
const OVER_THE_FIELD = { flip: true, shift: { crossAxis: true, padding: 8 } } as const;

interface Draft {
  readonly text: string;
  readonly over: BusinessDate;
  readonly problem?: 'wrong' | 'ahead';
}

/**
 * A day until `latest`, written as whoever is signed in writes it, read as people type it, or picked from its month; spec
 * [L16]. What is typed counts once it is left or Enter is pressed.
 */
export function DateField({
  label,
  day,
  latest,
  className,
  onChange,
}: {
  readonly label: string;
  readonly day: BusinessDate;
  readonly latest: BusinessDate;
  readonly className?: string | undefined;
  readonly onChange: (day: BusinessDate) => void;
}) {
  const { t } = useTranslation('common');
  const locale = displayLocale();
  const [typed, setTyped] = useState<Draft | null>(null);
  const [isOpen, setOpen] = useState(false);
  // Another day, chosen elsewhere, says more than what was left unread here.
  const draft = typed?.over === day ? typed : null;
  const choose = (chosen: BusinessDate) => {
    setTyped(null);
    setOpen(false);
    onChange(chosen);
  };
  const read = () => {
    if (!draft) return;
    if (draft.text.trim() === '') return setTyped(null);
    const date = readDate(draft.text, locale, latest);
    if (date && date <= latest) choose(date);
    else setTyped({ ...draft, problem: date ? 'ahead' : 'wrong' });
  };
  const calendar = (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      middlewares={OVER_THE_FIELD}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon size={44} aria-label={t('date.calendar')} onClick={() => setOpen(!isOpen)}>
          <IconCalendar size={22} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.window}>
        <MonthGrid day={day} latest={latest} onPick={choose} />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <TextInput
      size="lg"
      className={className}
      aria-label={label}
      autoComplete="off"
      inputMode="numeric"
      value={draft?.text ?? dateText(day, locale)}
      error={draft?.problem && t(`date.${draft.problem}`, { example: dateText(latest, locale) })}
      onChange={(event) => setTyped({ text: event.currentTarget.value, over: day })}
      onBlur={read}
      onKeyDown={({ key }) => key === 'Enter' && read()}
      rightSection={calendar}
      rightSectionWidth={48}
    />
  );
}
