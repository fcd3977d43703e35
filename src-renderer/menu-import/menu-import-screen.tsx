import './strings.ts';
import { Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { goTo } from '../counter/screen-store.ts';
import { useTill } from '../till-client/use-till.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportPreviewPanel } from './import-preview-panel.tsx';
import { ImportTroubleNote } from './import-trouble-note.tsx';
import classes from './menu-import-screen.module.css';
import { createMenuImportStore } from './menu-import-store.ts';

/** Importing a menu file: choose, look, import. */
export function MenuImportScreen() {
  const { t } = useTranslation('menuImport');
  const till = useTill();
  const [menuImport] = useState(() => createMenuImportStore(till.client.catalog, till.newId));
  const now = useStore(menuImport);
  const take = (file: File) => void menuImport.take(file);
  return (
    <main className={classes.screen}>
      <div className={classes.content}>
        <h1 className={classes.title}>{t('title')}</h1>
        <div aria-live="polite">
          {now.step === 'choosing' || now.step === 'preview' ? <ImportTroubleNote trouble={now.trouble} /> : null}
          {now.step === 'reading' ? (
            <p className={classes.reading}>
              <Loader size="sm" aria-hidden /> {t('reading', { fileName: now.fileName })}
            </p>
          ) : null}
        </div>
        {now.step === 'choosing' ? <FileDrop onFile={take} /> : null}
        {now.step === 'preview' ? <ImportPreviewPanel now={now} menuImport={menuImport} onFile={take} /> : null}
        {now.step === 'done' ? (
          <ImportDone result={now.result} onAnother={menuImport.startOver} onLeave={() => goTo('counter')} />
        ) : null}
      </div>
    </main>
  );
}
