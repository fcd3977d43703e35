import { IconClockHour8 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '#shared/catalog/catalog.ts';
import type { Hours, Schedule } from '#shared/catalog/schedule.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { timeText } from '../../components/time-field/time-text.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import classes from '../section.module.css';
import { newSchedule } from './new-records.ts';
import { saveMenu } from './save-menu.ts';
import { ScheduleEditor } from './schedule-editor.tsx';
import { dayNames, daysText } from './schedule-forms.ts';

/** Hours that have a name; spec [OF34]. */
export function HoursPart({ catalog }: { readonly catalog: Catalog }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const locale = displayLocale();
  const names = dayNames(locale, 'short');
  const timesText = ({ from, to }: Hours) => `${timeText(from, locale)}–${timeText(to % 1_440, locale)}`;
  const about = ({ hours }: Schedule) =>
    hours.map((span) => `${daysText(span.days, names)} ${timesText(span)}`).join(' · ');
  return (
    <RecordsSection
      nouns="schedules"
      records={catalog.schedules}
      iconOf={() => IconClockHour8}
      aboutOf={about}
      emptyIcon={IconClockHour8}
      newRecord={() => newSchedule(till)}
      removeWarningOf={({ id }) => {
        const count = [...catalog.items, ...catalog.categories].filter(({ scheduleIds }) =>
          scheduleIds?.includes(id),
        ).length;
        return count > 0 ? <p className={classes.sentence}>{t('schedules.usedBy', { count })}</p> : null;
      }}
      onRemove={({ id }) => saveMenu(till, { noun: 'schedule', id, set: { archived: true } })}
      editor={(dialog) => <ScheduleEditor {...dialog} />}
    />
  );
}
