import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importFormat, MAX_IMPORT_BYTES } from '#shared/catalog/menu-import.ts';
import classes from './file-drop.module.css';

/** What a file chooser offers first; any other file can be chosen too, and is told from a menu by what is in it. */
export const MENU_FILE_TYPES = '.csv,.tsv,.txt,text/csv,text/plain';

/** Where a menu file is dropped or chosen. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('menuImport');
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  }

  return (
    <>
      <p className={classes.intro}>{t('intro')}</p>
      <section
        className={classes.drop}
        data-over={over || undefined}
        aria-label={t('drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={48} stroke={1.3} aria-hidden className={classes.icon} />
        <p className={classes.words}>{over ? t('dropNow') : t('drop')}</p>
        <p className={classes.or}>{t('or')}</p>
        <FileButton accept={MENU_FILE_TYPES} onChange={(file) => file && onFile(file)}>
          {(props) => <Button {...props}>{t('choose')}</Button>}
        </FileButton>
        <p className={classes.limits}>{t('limits', { most: MAX_IMPORT_BYTES / 1024 / 1024 })}</p>
      </section>
      <section className={classes.known} aria-label={t('knows')}>
        <h2>{t('knows')}</h2>
        <ul>
          {importFormat.options.map((format) => (
            <li key={format}>{t(`formats.${format}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
