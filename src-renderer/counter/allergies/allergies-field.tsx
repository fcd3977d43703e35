import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_ALLERGIES, MAX_ALLERGY } from '#shared/order/note-commands.ts';
import classes from './allergies-field.module.css';
import { useAllergens } from './use-allergens.ts';

/** What a guest is allergic to: the shop's list at a tap, and whatever else somebody types; spec [U60]. */
export function AllergiesField({
  label,
  value,
  onChange,
}: {
  /** What they are of, where that is not plain to see. */
  readonly label?: string;
  readonly value: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}) {
  const { t } = useTranslation('counter');
  const usual = useAllergens();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const isFull = value.length >= MAX_ALLERGIES;
  const offered = isOpen ? [...usual, ...value.filter((name) => !usual.includes(name))] : value;
  const toggle = (name: string) => {
    if (value.includes(name)) onChange(value.filter((one) => one !== name));
    else if (!isFull) onChange([...value, name]);
  };
  const take = () => {
    const name = typed.trim();
    const known = usual.find((one) => one.toLocaleLowerCase() === name.toLocaleLowerCase()) ?? name;
    if (name !== '' && !value.includes(known)) toggle(known);
    setTyped('');
  };
  const onKey = (event: KeyboardEvent) => {
    // Neither a figure for the keypad nor the end of the form.
    event.stopPropagation();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    take();
  };
  return (
    <fieldset className={classes.field}>
      <legend className={label ? classes.label : classes.unseen}>{label ?? t('allergies.title')}</legend>
      <div className={classes.chips}>
        <button type="button" className={classes.open} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <IconAlertTriangle size={18} aria-hidden />
          {t('allergies.title')}
        </button>
        {offered.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.chip}
            aria-pressed={value.includes(name)}
            aria-disabled={isFull && !value.includes(name)}
            onClick={() => toggle(name)}
          >
            {name}
          </button>
        ))}
      </div>
      {isOpen && (
        <div className={classes.other}>
          <TextInput
            className={classes.typed}
            aria-label={t('allergies.other')}
            placeholder={t('allergies.other')}
            maxLength={MAX_ALLERGY}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKey}
            onBlur={take}
          />
          <Button
            variant="default"
            h={48}
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={isFull}
            onClick={take}
          >
            {t('allergies.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
