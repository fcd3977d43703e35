import { ActionIcon, Alert, Button, Switch } from '@mantine/core';
import { IconAlertCircle, IconDeviceTablet, IconDeviceTv, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '#shared/ids/ids.ts';
import type { KitchenScreens } from '#shared/kitchen/kitchen-screens.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { ScreenAddresses } from './screen-addresses.tsx';

type Screen = KitchenScreens['screens'][number];

/** Screens in the kitchen and for guests: whether they may come in, which are there, and the way to another. */
export function ScreensSection() {
  const { t } = useTranslation('settings');
  const till = useTill();
  const screens = useTillView(({ state }) => state?.kitchenScreens ?? null);
  const [dialog, setDialog] = useState<Screen | 'invite' | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (!screens) return null;

  async function ask(what: () => Promise<unknown>): Promise<Trouble | null> {
    try {
      await what();
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  }
  const commandId = () => till.newId<CommandId>();
  const switchOn = async (on: boolean) =>
    setTrouble(await ask(() => till.client.screens.switch({ commandId: commandId(), on })));
  const onClose = () => setDialog(null);

  return (
    <>
      <div className={classes.head}>
        <h2>{t('sections.screens')}</h2>
        {screens.isOn ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => setDialog('invite')}
          >
            {t('screens.add')}
          </Button>
        ) : null}
      </div>
      <p className={classes.intro}>{t('screens.intro')}</p>
      <TroubleAlert trouble={trouble} />
      <section className={classes.group}>
        <Switch
          label={t('screens.on')}
          description={t('screens.onHint')}
          checked={screens.isOn}
          onChange={(event) => void switchOn(event.currentTarget.checked)}
        />
        {screens.door.state === 'failed' ? (
          <Alert role="alert" color="brick" variant="light" icon={<IconAlertCircle aria-hidden />}>
            {t(`screens.failed.${screens.door.problem}`, { port: String(screens.door.port) })}
          </Alert>
        ) : null}
        {screens.door.state === 'open' ? <ScreenAddresses door={screens.door} /> : null}
      </section>
      <ScreenList screens={screens.screens} onRemove={setDialog} />
      {dialog === 'invite' ? <InviteDialog screens={screens} onClose={onClose} /> : null}
      {dialog && dialog !== 'invite' ? (
        <RemoveDialog
          title={t('screens.removeTitle', { name: dialog.name })}
          text={t('screens.removeText')}
          action={t('screens.removeAction')}
          onRemove={() => ask(() => till.client.screens.remove({ commandId: commandId(), screenId: dialog.id }))}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}

function ScreenList({
  screens,
  onRemove,
}: {
  readonly screens: readonly Screen[];
  readonly onRemove: (screen: Screen) => void;
}) {
  const { t } = useTranslation('settings');
  const stations = useTillView(({ state }) => state?.settings.stations);
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone);
  const when = new Intl.DateTimeFormat(displayLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone });

  const roleOf = ({ role }: Screen): string => {
    if (role.kind === 'ready') return t('screens.roles.ready');
    const names = stations?.filter(({ id }) => role.stationIds.includes(id)).map(({ name }) => name) ?? [];
    return names.length > 0 ? names.join(', ') : t('screens.allStations');
  };
  const seenOf = ({ isConnected, lastSeenAt }: Screen): string => {
    if (isConnected) return t('screens.connected');
    return lastSeenAt === null ? t('screens.neverSeen') : t('screens.lastSeen', { when: when.format(lastSeenAt) });
  };

  if (screens.length === 0) {
    return (
      <div className={classes.empty}>
        <IconDeviceTablet size={36} stroke={1.4} aria-hidden />
        <p>{t('screens.none')}</p>
      </div>
    );
  }
  return (
    <ul className={classes.list} aria-label={t('screens.label')}>
      {screens.map((screen) => {
        const Icon = screen.role.kind === 'ready' ? IconDeviceTv : IconDeviceTablet;
        return (
          <li key={screen.id} className={classes.row}>
            <Icon size={24} stroke={1.6} aria-hidden className={classes.icon} />
            <div className={classes.words}>
              <p className={classes.name}>{screen.name}</p>
              <p className={classes.about}>
                {roleOf(screen)} · {seenOf(screen)}
              </p>
            </div>
            <ActionIcon aria-label={t('screens.remove', { name: screen.name })} onClick={() => onRemove(screen)}>
              <IconTrash size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}
