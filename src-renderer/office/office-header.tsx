import { Alert, Button, type MantineColorScheme, Menu, Select, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShopId } from '#shared/ids/ids.ts';
import { LanguageItems } from '../components/language-items.tsx';
import { speak } from '../i18n/speak.ts';
import classes from './office-header.module.css';
import type { OfficeState } from './office-store.ts';
import type { Owner } from './session.ts';

interface OfficeHeaderProps {
  readonly state: OfficeState;
  readonly owner: Owner;
  readonly signOutFailed: boolean;
  readonly onShop: (shopId: ShopId) => void;
  readonly onSignOut: () => void;
}

const SCHEMES = [
  { scheme: 'light', Icon: IconSun },
  { scheme: 'dark', Icon: IconMoon },
  { scheme: 'auto', Icon: IconDeviceDesktop },
] as const;

export function OfficeHeader({ state, owner, signOutFailed, onShop, onSignOut }: OfficeHeaderProps) {
  const { t } = useTranslation('office');
  const { shops, shopId, live } = state;
  const only = shops?.length === 1 ? shops[0] : null;
  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <span className={classes.brand}>
          <img src="./icon.svg" alt="" width={32} height={32} />
          <span className={classes.name}>{t('brand')}</span>
        </span>
        <span className={classes.shop}>
          {only ? <span className={classes.only}>{only.name}</span> : null}
          {shops && shops.length > 1 ? (
            <Select
              aria-label={t('header.shop')}
              size="md"
              data={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
              value={shopId}
              allowDeselect={false}
              searchable={shops.length > 8}
              onChange={(value) => value && onShop(value as ShopId)}
            />
          ) : null}
        </span>
        {shopId ? (
          <span className={classes.live} data-live={live} role="status">
            <span className={classes.dot} aria-hidden />
            {t(`live.${live}`)}
          </span>
        ) : null}
        <AccountMenu owner={owner} onSignOut={onSignOut} />
      </div>
      {signOutFailed ? (
        <Alert role="alert" color="brick" variant="light" className={classes.alert}>
          {t('header.signOutFailed')}
        </Alert>
      ) : null}
    </header>
  );
}

function AccountMenu({ owner, onSignOut }: Pick<OfficeHeaderProps, 'owner' | 'onSignOut'>) {
  const { t } = useTranslation('office');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={280} shadow="lg" radius="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="md"
          h={48}
          px="sm"
          className={classes.account}
          aria-label={t('header.account')}
        >
          <IconUserCircle size={26} stroke={1.6} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.who}>{t('header.signedInAs', { email: owner.email })}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('header.appearance')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {SCHEMES.map(({ scheme, Icon }) => (
            <Menu.RadioItem
              key={scheme}
              value={scheme}
              mih={44}
              checkIcon={<IconCheck size={18} aria-hidden />}
              rightSection={<Icon size={20} stroke={1.6} aria-hidden />}
              closeMenuOnClick={false}
            >
              {t(`header.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <LanguageItems onChoose={(language) => void speak(language)} />
        <Menu.Divider />
        <Menu.Item mih={44} leftSection={<IconLogout size={20} stroke={1.6} aria-hidden />} onClick={onSignOut}>
          {t('header.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
