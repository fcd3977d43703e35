import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SEATS, type Table, withinRoom } from '#shared/settings/floor.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import classes from './floor-editor.module.css';

interface TableFieldsProps {
  readonly table: Table;
  readonly onChange: (set: Partial<Omit<Table, 'id'>>) => void;
  readonly onRemove: () => void;
}

/** What can be said of a table besides where it stands. */
export function TableFields({ table, onChange, onRemove }: TableFieldsProps) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState(table.name);
  useEffect(() => setName(table.name), [table.name]);
  const sized = (side: 'width' | 'height', by: number) => {
    const { x, y, width, height } = withinRoom({ ...table, [side]: table[side] + by });
    return { x, y, width, height };
  };
  const canBe = (side: 'width' | 'height', by: number) => sized(side, by)[side] !== table[side];
  const side = (which: 'width' | 'height') => (
    <div className={classes.label}>
      <span aria-hidden>{t(`floor.${which}`)}</span>
      <Stepper
        label={t(`floor.${which}`)}
        onLess={canBe(which, -1) ? () => onChange(sized(which, -1)) : undefined}
        onMore={canBe(which, 1) ? () => onChange(sized(which, 1)) : undefined}
      >
        <output className={classes.figure}>{table[which]}</output>
      </Stepper>
    </div>
  );
  const keepName = () => {
    const tidy = name.trim();
    if (tidy === '') setName(table.name);
    else if (tidy !== table.name) onChange({ name: tidy });
  };
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('floor.name')}
        value={name}
        maxLength={20}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={keepName}
        onKeyDown={(event) => event.key === 'Enter' && keepName()}
      />
      <div className={classes.label}>
        <span aria-hidden>{t('floor.seats')}</span>
        <Stepper
          label={t('floor.seats')}
          onLess={table.seats > 1 ? () => onChange({ seats: table.seats - 1 }) : undefined}
          onMore={table.seats < MAX_SEATS ? () => onChange({ seats: table.seats + 1 }) : undefined}
        >
          <output className={classes.figure}>{table.seats}</output>
        </Stepper>
      </div>
      {side('width')}
      {side('height')}
      <div className={classes.label}>
        <span aria-hidden>{t('floor.shape')}</span>
        <SegmentedControl
          aria-label={t('floor.shape')}
          value={table.shape}
          onChange={(shape) => onChange({ shape: shape as Table['shape'] })}
          data={[
            { value: 'square', label: t('floor.shapes.square') },
            { value: 'round', label: t('floor.shapes.round') },
          ]}
        />
      </div>
      <Button variant="default" leftSection={<IconTrash size={20} aria-hidden />} onClick={onRemove}>
        {t('floor.removeTable')}
      </Button>
    </div>
  );
}
