import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { useCurrency } from '../components/use-money.ts';
import type { ImportTrouble } from './menu-import-store.ts';

/** Why a file did not get into the menu, in words; nothing while there is no trouble. */
export function ImportTroubleNote({ trouble }: { readonly trouble: ImportTrouble | null }) {
  const { t } = useTranslation('menuImport');
  const currency = useCurrency();
  if (!trouble) return null;
  return (
    <Alert role="alert" color="brick" variant="light" icon={<IconAlertCircle aria-hidden />} mb="md">
      {trouble.kind === 'refused' ? refusalSentence(trouble.refusal, currency) : t(trouble.kind)}
    </Alert>
  );
}
