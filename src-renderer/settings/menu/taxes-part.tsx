import { IconReceiptTax } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Catalog, Tax } from '#shared/catalog/catalog.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { RecordsSection } from '../records-section.tsx';
import classes from '../section.module.css';
import { newTax } from './new-records.ts';
import { saveMenu } from './save-menu.ts';
import { TaxEditor } from './tax-editor.tsx';

/** What items can bear; spec [OF33]. */
export function TaxesPart({ catalog }: { readonly catalog: Catalog }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const percent = new Intl.NumberFormat(displayLocale(), { style: 'percent', maximumFractionDigits: 4 });
  const about = ({ rate, inclusive, orderTypes }: Tax) => [
    percent.format(rate / 1_000_000),
    t(inclusive ? 'taxes.isWithin' : 'taxes.isOnTop'),
    ...(orderTypes ?? []).map((type) => t(`shop.types.${type}`)),
  ];
  return (
    <RecordsSection
      nouns="taxes"
      records={catalog.taxes}
      iconOf={() => IconReceiptTax}
      aboutOf={(tax) => about(tax).join(' · ')}
      emptyIcon={IconReceiptTax}
      newRecord={() => newTax(till, catalog.taxes)}
      removeWarningOf={({ id }) => {
        const count = catalog.items.filter(({ taxIds }) => taxIds.includes(id)).length;
        return count > 0 ? <p className={classes.sentence}>{t('taxes.usedBy', { count })}</p> : null;
      }}
      onRemove={({ id }) => saveMenu(till, { noun: 'tax', id, set: { archived: true } })}
      editor={(dialog) => <TaxEditor {...dialog} />}
    />
  );
}
