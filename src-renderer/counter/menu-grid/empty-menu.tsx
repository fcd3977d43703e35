import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../screen-store.ts';
import classes from './empty-menu.module.css';

/** A till without a menu sells nothing: say what to do about it. */
export function EmptyMenu() {
  const { t } = useTranslation('counter');
  return (
    <div className={classes.empty}>
      <h2 className={classes.title}>{t('emptyMenu.title')}</h2>
      <p className={classes.text}>{t('emptyMenu.text')}</p>
      <Button h={56} leftSection={<IconFileImport size={22} aria-hidden />} onClick={() => goTo('menu-import')}>
        {t('emptyMenu.action')}
      </Button>
    </div>
  );
}
