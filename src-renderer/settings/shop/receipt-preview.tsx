import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutReceipt } from '#shared/printing/paper-receipt.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { PaperRows } from '../../kitchen/paper-rows.tsx';
import type { ShopFields } from '../settings-forms.ts';
import classes from './receipt-preview.module.css';
import { sampleReceipt } from './sample-receipt.ts';

interface ReceiptPreviewProps {
  readonly shop: ShopFields;
  readonly columns: Printer['columns'];
}

/** A receipt as it would come out, from the function that lays out the real ones; spec [P94]. */
export function ReceiptPreview({ shop, columns }: ReceiptPreviewProps) {
  const { t } = useTranslation('settings');
  const paper = useMemo(() => {
    const words = t('shop.sample', { returnObjects: true });
    return layoutReceipt(sampleReceipt(shop, words), {
      ...{ columns, reprint: false, ...asShopWrites(shop), opensDrawer: false },
      logo: shop.receiptLogo,
    });
  }, [shop, columns, t]);
  return (
    // A long preview scrolls by keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className={classes.preview} aria-label={t('shop.preview')} tabIndex={0}>
      <PaperRows paper={paper} />
    </section>
  );
}
