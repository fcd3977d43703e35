import { Button, FileButton } from '@mantine/core';
import { IconFileText, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageFoot } from '../components/page-foot/page-foot.tsx';
import { BadRowsChoice } from './bad-rows-choice.tsx';
import { MENU_FILE_TYPES } from './file-drop.tsx';
import { ImportCounts } from './import-counts.tsx';
import classes from './import-preview-panel.module.css';
import { ImportProblems } from './import-problems.tsx';
import { ImportSample } from './import-sample.tsx';
import type { MenuImportState, MenuImportStore } from './menu-import-store.ts';

interface ImportPreviewPanelProps {
  readonly now: Extract<MenuImportState, { step: 'preview' }>;
  readonly menuImport: MenuImportStore;
  readonly onFile: (file: File) => void;
}

/** What importing the file would do, and the choice whether to. */
export function ImportPreviewPanel({ now, menuImport, onFile }: ImportPreviewPanelProps) {
  const { t } = useTranslation('menuImport');
  const { preview, request, onBadRows, importing } = now;
  const fresh = preview.added + preview.changed;
  const mends = preview.badRows > 0 && onBadRows === 'refuse';
  return (
    <>
      <section className={classes.file}>
        <IconFileText size={28} stroke={1.5} aria-hidden className={classes.icon} />
        <div className={classes.words}>
          <p className={classes.name}>{request.fileName}</p>
          <p className={classes.format}>{t(`knownAs.${preview.format}`)}</p>
        </div>
      </section>
      <ImportCounts preview={preview} />
      {preview.badRows > 0 && fresh > 0 ? (
        <BadRowsChoice
          badRows={preview.badRows}
          value={onBadRows}
          disabled={importing}
          onChange={menuImport.chooseOnBadRows}
        />
      ) : null}
      {preview.notes.length > 0 ? (
        <section className={classes.notes} aria-label={t('notes')}>
          <IconInfoCircle size={22} aria-hidden className={classes.icon} />
          <ul>
            {preview.notes.map((note) => (
              <li key={`${note.code} ${note.message}`}>{note.message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {preview.problems.length > 0 ? <ImportProblems preview={preview} /> : null}
      {preview.sample.length > 0 ? <ImportSample preview={preview} /> : null}
      <PageFoot>
        {fresh === 0 ? (
          <p className={classes.nothing}>{t(preview.unchanged > 0 ? 'nothingNew' : 'nothingGood')}</p>
        ) : null}
        <FileButton accept={MENU_FILE_TYPES} onChange={(file) => file && onFile(file)}>
          {(props) => (
            <Button {...props} variant={mends || fresh === 0 ? 'filled' : 'default'} disabled={importing}>
              {t(mends ? 'chooseMended' : 'chooseOther')}
            </Button>
          )}
        </FileButton>
        {fresh > 0 && !mends ? (
          <Button loading={importing} onClick={() => void menuImport.importRows()}>
            {t('import', { count: fresh })}
          </Button>
        ) : null}
      </PageFoot>
    </>
  );
}
