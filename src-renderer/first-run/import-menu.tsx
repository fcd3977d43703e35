import '../menu-import/strings.ts';
import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { showNotice } from '../components/notices/notice-store.ts';
import { FileDrop } from '../menu-import/file-drop.tsx';
import { ImportPreviewPanel } from '../menu-import/import-preview-panel.tsx';
import { ImportTroubleNote } from '../menu-import/import-trouble-note.tsx';
import { createMenuImportStore } from '../menu-import/menu-import-store.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './first-run.module.css';

/** The menu comes from a file: choose it, look, import. Done, the questions go on. */
export function ImportMenu({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const { t } = useTranslation(['firstRun', 'menuImport']);
  const till = useTill();
  const [menuImport] = useState(() => createMenuImportStore(till.client.catalog, till.newId));
  const now = useStore(menuImport);
  const take = (file: File) => void menuImport.take(file);
  useEffect(
    () =>
      menuImport.subscribe((state) => {
        if (state.step !== 'done') return;
        showNotice(t('menuImport:done.added', { count: state.result.added }));
        onDone();
      }),
    [menuImport, onDone, t],
  );
  return (
    <section className={classes.form} aria-label={t('menu.importTitle')}>
      <h1 className={classes.title}>{t('menu.importTitle')}</h1>
      <div aria-live="polite">
        {now.step === 'choosing' || now.step === 'preview' ? <ImportTroubleNote trouble={now.trouble} /> : null}
        {now.step === 'reading' ? (
          <p className={classes.note}>
            <Loader size="sm" aria-hidden /> {t('menuImport:reading', { fileName: now.fileName })}
          </p>
        ) : null}
      </div>
      {now.step === 'choosing' ? <FileDrop onFile={take} /> : null}
      {now.step === 'preview' ? <ImportPreviewPanel now={now} menuImport={menuImport} onFile={take} /> : null}
      <div className={classes.under}>
        <Button variant="subtle" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </section>
  );
}
