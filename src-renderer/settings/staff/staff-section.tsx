import { ActionIcon } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconKey, IconUser, IconUserOff, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '#shared/ids/ids.ts';
import type { Staff } from '#shared/staff/staff.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import { TroubleAlert } from '../trouble-alert.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { saveStaff } from './save-staff.ts';
import { StaffDialog } from './staff-dialog.tsx';

const NOBODY: readonly Staff[] = [];

/** Who works in the shop: those who do first, then who is archived. */
export function StaffSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const staff = useTillView(({ state }) => state?.staff ?? NOBODY);
  const [pinOf, setPinOf] = useState<Staff | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const archive = async ({ id: staffId, archived }: Staff) =>
    setTrouble(await saveStaff(till, (ask, commandId) => ask.archive({ commandId, staffId, archived: !archived })));

  return (
    <>
      <TroubleAlert trouble={trouble} />
      <RecordsSection
        nouns="staff"
        records={[...staff.filter(({ archived }) => !archived), ...staff.filter(({ archived }) => archived)]}
        iconOf={({ archived }) => (archived ? IconUserOff : IconUser)}
        aboutOf={({ archived, role, hasPin }) =>
          archived
            ? t('staff.archived')
            : t(hasPin ? 'staff.withPin' : 'staff.withoutPin', { role: t(`staff.roles.${role}`) })
        }
        emptyIcon={IconUsers}
        newRecord={() => ({
          id: till.newId<StaffId>(),
          name: '',
          archived: false,
          role: 'server' as const,
          hasPin: false,
          language: null,
        })}
        actionsOf={(person) => {
          const Icon = person.archived ? IconArchiveOff : IconArchive;
          const label = t(person.archived ? 'staff.bringBack' : 'staff.archive', { name: person.name });
          return (
            <>
              {!person.archived && (
                <ActionIcon
                  aria-label={t(person.hasPin ? 'staff.pin.change' : 'staff.pin.give', { name: person.name })}
                  onClick={() => setPinOf(person)}
                >
                  <IconKey size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
              )}
              <ActionIcon aria-label={label} onClick={() => void archive(person)}>
                <Icon size={22} stroke={1.6} aria-hidden />
              </ActionIcon>
            </>
          );
        }}
        onRemove={({ id: staffId }) => saveStaff(till, (ask, commandId) => ask.erase({ commandId, staffId }))}
        editor={(dialog) => <StaffDialog {...dialog} />}
      />
      {pinOf && <PinDialog person={pinOf} onClose={() => setPinOf(null)} />}
    </>
  );
}
