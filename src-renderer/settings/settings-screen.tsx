import './strings.ts';
import { Tabs } from '@mantine/core';
import {
  IconArmchair,
  IconBuildingStore,
  IconChefHat,
  IconCloud,
  IconDeviceTablet,
  IconListCheck,
  IconPackages,
  IconPrinter,
  IconToolsKitchen2,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CloudSection } from './cloud/cloud-section.tsx';
import { FloorSection } from './floor/floor-section.tsx';
import { MenuSection } from './menu/menu-section.tsx';
import { PrintJobsSection } from './print-jobs/print-jobs-section.tsx';
import { PrintersSection } from './printers/printers-section.tsx';
import { ScreensSection } from './screens/screens-section.tsx';
import classes from './settings-screen.module.css';
import { ShopSection } from './shop/shop-section.tsx';
import { StaffSection } from './staff/staff-section.tsx';
import { StationsSection } from './stations/stations-section.tsx';
import { StockSection } from './stock/stock-section.tsx';

const SECTIONS = [
  'shop',
  'menu',
  'floor',
  'stations',
  'printers',
  'printJobs',
  'screens',
  'stock',
  'staff',
  'cloud',
] as const;
type Section = (typeof SECTIONS)[number];

const parts: Readonly<Record<Section, { readonly Icon: TablerIcon; readonly Panel: ComponentType }>> = {
  shop: { Icon: IconBuildingStore, Panel: ShopSection },
  menu: { Icon: IconToolsKitchen2, Panel: MenuSection },
  floor: { Icon: IconArmchair, Panel: FloorSection },
  stations: { Icon: IconChefHat, Panel: StationsSection },
  printers: { Icon: IconPrinter, Panel: PrintersSection },
  printJobs: { Icon: IconListCheck, Panel: PrintJobsSection },
  screens: { Icon: IconDeviceTablet, Panel: ScreensSection },
  stock: { Icon: IconPackages, Panel: StockSection },
  staff: { Icon: IconUsers, Panel: StaffSection },
  cloud: { Icon: IconCloud, Panel: CloudSection },
};

/** How the shop trades and prints, what it has in stock, who works there, and how the till stands with its cloud. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const [section, setSection] = useState<Section>('shop');
  const { Panel } = parts[section];
  return (
    <main className={classes.screen}>
      <Tabs
        orientation="vertical"
        variant="pills"
        value={section}
        onChange={(value) => setSection(value as Section)}
        classNames={{
          root: classes.tabs,
          list: classes.list,
          tab: classes.tab,
          tabLabel: classes.label,
          panel: classes.panel,
        }}
      >
        <div className={classes.side}>
          <h1 className={classes.title}>{t('title')}</h1>
          <Tabs.List aria-label={t('title')}>
            {SECTIONS.map((name) => {
              const { Icon } = parts[name];
              return (
                <Tabs.Tab key={name} value={name} leftSection={<Icon size={22} stroke={1.6} aria-hidden />}>
                  {t(`sections.${name}`)}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
        </div>
        <Tabs.Panel value={section}>
          <div className={classes.content}>
            <Panel />
          </div>
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}
