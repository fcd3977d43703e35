import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NewId, VariantId } from '#shared/ids/ids.ts';
import classes from '../section.module.css';
import type { VariantFields } from './menu-forms.ts';
import own from './variant-rows.module.css';

/** The kinds that an item comes in; one without a price costs what the item costs. */
export function VariantRows({
  variants,
  problem,
  newId,
  onChange,
  onLeave,
}: {
  readonly variants: readonly VariantFields[];
  readonly problem: string | null;
  readonly newId: NewId;
  readonly onChange: (variants: readonly VariantFields[]) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('settings');
  const edit = (at: number, fields: Partial<VariantFields>) =>
    onChange(variants.map((variant, place) => (place === at ? { ...variant, ...fields } : variant)));
  return (
    <section>
      <div className={classes.head}>
        <h3>{t('items.variants')}</h3>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => onChange([...variants, { id: newId<VariantId>(), name: '', price: '', barcodes: '' }])}
        >
          {t('items.addVariant')}
        </Button>
      </div>
      <ul className={classes.bare}>
        {variants.map((variant, at) => (
          <li key={variant.id} className={own.row} onBlur={onLeave}>
            {(['name', 'price', 'barcodes'] as const).map((field) => (
              <TextInput
                key={field}
                label={t(`items.${field}`)}
                aria-label={t('items.variantField', { field: t(`items.${field}`), place: at + 1 })}
                value={variant[field]}
                onChange={(event) => edit(at, { [field]: event.currentTarget.value })}
              />
            ))}
            <ActionIcon
              aria-label={t('items.removeVariant', { name: variant.name || String(at + 1) })}
              onClick={() => onChange(variants.filter((_, place) => place !== at))}
            >
              <IconTrash size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {problem && (
        <p className={own.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
