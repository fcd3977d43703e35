import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, type TablerIcon } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../till-client/trouble.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import classes from './section.module.css';

interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

type MenuNouns = 'items' | 'categories' | 'choiceGroups' | 'taxes' | 'schedules';

interface RecordsSectionProps<R extends NamedRecord> {
  /** Under which its words stand. */
  readonly nouns: 'printers' | 'stations' | 'staff' | MenuNouns;
  readonly records: readonly R[];
  /** What stands above the list. */
  readonly above?: ReactNode;
  readonly iconOf: (record: R) => TablerIcon;
  /** What is to know of a record at a glance. */
  readonly aboutOf: (record: R) => string;
  readonly emptyIcon: TablerIcon;
  readonly newRecord: () => R;
  /** What else can be done with a record, beside editing and removing it. */
  readonly actionsOf?: (record: R) => ReactNode;
  /** What is to know before a record is taken away, beside the words that always stand there. */
  readonly removeWarningOf?: (record: R) => ReactNode;
  /** Takes a record away, once a person has said so; answers why not, or null. */
  readonly onRemove: (record: R) => Promise<Trouble | null>;
  /** The dialog in which a record is made or changed. */
  readonly editor: (dialog: { readonly record: R; readonly isNew: boolean; readonly onClose: () => void }) => ReactNode;
}

/** Records of one noun, each to be edited or removed, and the way to another. */
export function RecordsSection<R extends NamedRecord>({
  nouns,
  records,
  above,
  iconOf,
  aboutOf,
  emptyIcon: EmptyIcon,
  newRecord,
  actionsOf,
  removeWarningOf,
  onRemove,
  editor,
}: RecordsSectionProps<R>) {
  const { t } = useTranslation('settings');
  const [dialog, setDialog] = useState<{ kind: 'edit' | 'new' | 'remove'; record: R } | null>(null);
  const onClose = () => setDialog(null);
  return (
    <>
      <div className={classes.head}>
        <h2>{t(`sections.${nouns}`)}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setDialog({ kind: 'new', record: newRecord() })}
        >
          {t(`${nouns}.add`)}
        </Button>
      </div>
      <p className={classes.intro}>{t(`${nouns}.intro`)}</p>
      {above}
      {records.length === 0 ? (
        <div className={classes.empty}>
          <EmptyIcon size={36} stroke={1.4} aria-hidden />
          <p>{t(`${nouns}.none`)}</p>
        </div>
      ) : (
        <ul className={classes.list}>
          {records.map((record) => {
            const Icon = iconOf(record);
            return (
              <li key={record.id} className={classes.row}>
                <Icon size={24} stroke={1.6} aria-hidden className={classes.icon} />
                <div className={classes.words}>
                  <p className={classes.name}>{record.name}</p>
                  <p className={classes.about}>{aboutOf(record)}</p>
                </div>
                <ActionIcon
                  aria-label={t(`${nouns}.edit`, { name: record.name })}
                  onClick={() => setDialog({ kind: 'edit', record })}
                >
                  <IconPencil size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
                {actionsOf?.(record)}
                <ActionIcon
                  aria-label={t(`${nouns}.remove`, { name: record.name })}
                  onClick={() => setDialog({ kind: 'remove', record })}
                >
                  <IconTrash size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      {dialog && dialog.kind !== 'remove'
        ? editor({ record: dialog.record, isNew: dialog.kind === 'new', onClose })
        : null}
      {dialog?.kind === 'remove' ? (
        <RemoveDialog
          title={t(`${nouns}.removeTitle`, { name: dialog.record.name })}
          text={t(`${nouns}.removeText`)}
          warning={removeWarningOf?.(dialog.record)}
          action={t(`${nouns}.removeAction`)}
          onRemove={() => onRemove(dialog.record)}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}
