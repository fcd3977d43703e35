import { IconClockHour8 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '#shared/catalog/catalog.ts';
import type { Schedule } from '#shared/catalog/schedule.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import classes from '../section.module.css';
import { timeText } from '../shop/time-text.ts';
import { newSchedule } from './new-records.ts';
import { saveMenu } from './save-menu.ts';
import { ScheduleEditor } from './schedule-editor.tsx';
import { dayNames, daysText } from './schedule-forms.ts';

/** Hours that have a name; spec [OF34]. */
export function HoursPart({ catalog }: { readonly catalog: Catalog }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const names = dayNames(displayLocale(), 'short');
  const about = ({ hours }: Schedule) =>
    hours.map(({ days, from, to }) => `${daysText(days, names)} ${timeText(from)}–${timeText(to % 1_440)}`).join(' · ');
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
