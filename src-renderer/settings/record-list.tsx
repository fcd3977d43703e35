import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, type TablerIcon } from '@tabler/icons-react';
import classes from './section.module.css';

interface RecordListProps<R extends { readonly id: string; readonly name: string }> {
  readonly records: readonly R[];
  readonly iconOf: (record: R) => TablerIcon;
  /** What is to know of a record at a glance. */
  readonly aboutOf: (record: R) => string;
  readonly emptyIcon: TablerIcon;
  readonly words: {
    readonly title: string;
    readonly intro: string;
    readonly add: string;
    readonly none: string;
    readonly edit: (name: string) => string;
    readonly remove: (name: string) => string;
  };
  readonly onAdd: () => void;
  readonly onEdit: (record: R) => void;
  readonly onRemove: (record: R) => void;
}

/** Records of one noun, each to be edited or removed, and the way to another. */
export function RecordList<R extends { readonly id: string; readonly name: string }>({
  records,
  iconOf,
  aboutOf,
  emptyIcon: EmptyIcon,
  words,
  onAdd,
  onEdit,
  onRemove,
}: RecordListProps<R>) {
  return (
    <>
      <div className={classes.head}>
        <h2>{words.title}</h2>
        <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={onAdd}>
          {words.add}
        </Button>
      </div>
      <p className={classes.intro}>{words.intro}</p>
      {records.length === 0 ? (
        <div className={classes.empty}>
          <EmptyIcon size={36} stroke={1.4} aria-hidden />
          <p>{words.none}</p>
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
                <ActionIcon aria-label={words.edit(record.name)} onClick={() => onEdit(record)}>
                  <IconPencil size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
                <ActionIcon aria-label={words.remove(record.name)} onClick={() => onRemove(record)}>
                  <IconTrash size={22} stroke={1.6} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
