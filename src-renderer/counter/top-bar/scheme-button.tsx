import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const NEXT = { light: 'dark', dark: 'auto', auto: 'light' } as const;
const ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;

/** Light, dark, or as the system: each tap is the next. */
export function SchemeButton() {
  const { t } = useTranslation('counter');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = ICONS[colorScheme];
  const label = t('bar.scheme.label', { scheme: t(`bar.scheme.${colorScheme}`) });
  return (
    <ActionIcon aria-label={label} title={label} onClick={() => setColorScheme(NEXT[colorScheme])}>
      <Icon size={24} aria-hidden />
    </ActionIcon>
  );
}
