import { IconReceiptOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wrongTemplate } from '#shared/printing/receipt-templates.ts';
import { NoticeCard } from '../components/notices/notice-card.tsx';
import { useTillView } from '../till-client/use-till.tsx';

/** Receipts come out with a text that cannot be filled in: over every screen until it is mended, or was seen here; spec [P91]. */
export function ReceiptTextAlert() {
  const { t } = useTranslation('counter');
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const [seen, setSeen] = useState('');
  const wrong = shop?.printReceipts ? wrongTemplate(shop) : null;
  if (!wrong || wrong.text === seen) return null;
  return (
    <NoticeCard
      tone="danger"
      icon={IconReceiptOff}
      title={t('receiptText.title', { at: wrong.at })}
      more={t('receiptText.more')}
      dismissLabel={t('receiptText.dismiss')}
      onDismiss={() => setSeen(wrong.text)}
    />
  );
}
