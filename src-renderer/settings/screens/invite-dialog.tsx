import { Button, Checkbox, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StationId } from '#shared/ids/ids.ts';
import type { KitchenScreens } from '#shared/kitchen/kitchen-screens.ts';
import type { Station } from '#shared/settings/settings.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { Sending, stay } from '../sending.tsx';
import { TroubleAlert } from '../trouble-alert.tsx';
import { createInviteStore, type Invited, type InviteStore } from './invite-store.ts';
import { ScreenAddresses } from './screen-addresses.tsx';
import screensClasses from './screens.module.css';

const NO_STATIONS: readonly Station[] = [];

/** First what a screen is called and shows, then the code that lets it in. */
export function InviteDialog({ screens, onClose }: { readonly screens: KitchenScreens; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [store] = useState(() => createInviteStore(till));
  const { asking, invited } = useStore(store);
  return (
    <Modal
      opened
      onClose={asking ? stay : onClose}
      title={t('screens.new')}
      size={520}
      closeButtonProps={{ 'aria-label': t('form.cancel'), disabled: asking }}
    >
      {invited ? (
        <CodeToType invited={invited} screens={screens} onClose={onClose} />
      ) : (
        <InviteForm store={store} onClose={onClose} />
      )}
    </Modal>
  );
}

function InviteForm({ store, onClose }: { readonly store: InviteStore; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const stations = useTillView(({ state }) => state?.settings.stations ?? NO_STATIONS);
  const { name, kind, stationIds, missing, asking, trouble } = useStore(store);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void store.ask();
      }}
    >
      <TroubleAlert trouble={trouble} />
      <TextInput
        data-autofocus
        label={t('screens.name')}
        description={t('screens.nameHint')}
        maxLength={60}
        value={name}
        onChange={(event) => store.edit({ name: event.currentTarget.value })}
        error={missing ? t('problem.name-missing') : null}
      />
      <SegmentedControl
        fullWidth
        aria-label={t('screens.role')}
        value={kind}
        onChange={(value) => store.edit({ kind: value === 'ready' ? 'ready' : 'kitchen' })}
        data={(['kitchen', 'ready'] as const).map((role) => ({ value: role, label: t(`screens.roles.${role}`) }))}
      />
      {kind === 'kitchen' ? (
        <Checkbox.Group
          size="lg"
          label={t('screens.stations')}
          description={t('screens.stationsHint')}
          value={[...stationIds]}
          onChange={(ids) => store.edit({ stationIds: ids as StationId[] })}
        >
          <Group gap="lg" pt="xs">
            {stations.map((station) => (
              <Checkbox key={station.id} value={station.id} label={station.name} />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
      <div className={classes.actions}>
        <Sending isSending={asking} />
        <Button variant="default" disabled={asking} onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" loading={asking}>
          {t('screens.showCode')}
        </Button>
      </div>
    </form>
  );
}

function CodeToType({
  invited,
  screens,
  onClose,
}: {
  readonly invited: Invited;
  readonly screens: KitchenScreens;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone);
  const time = new Intl.DateTimeFormat(displayLocale(), { timeStyle: 'short', timeZone });
  const isIn = screens.screens.some(({ id }) => !invited.before.has(id));
  return (
    <div className={classes.form}>
      <ol className={screensClasses.steps}>
        <li>{screens.door.state === 'open' ? <ScreenAddresses door={screens.door} /> : t('screens.doorClosed')}</li>
        <li>
          <p className={classes.about}>{t('screens.typeCode')}</p>
          <p className={screensClasses.code}>{`${invited.code.slice(0, 4)} ${invited.code.slice(4)}`}</p>
          <p className={classes.about}>{t('screens.codeUntil', { time: time.format(invited.until) })}</p>
        </li>
      </ol>
      <p role="status" className={classes.name}>
        {isIn ? t('screens.isIn') : t('screens.waiting')}
      </p>
      <div className={classes.actions}>
        <Button onClick={onClose}>{t('screens.done')}</Button>
      </div>
    </div>
  );
}
