import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { useCurrency } from '../components/use-money.ts';
import type { Trouble } from '../till-client/trouble.ts';

/** Why the engine did not do it, in words; nothing while there is no trouble. */
export function TroubleAlert({ trouble }: { readonly trouble: Trouble | null }) {
  const { t } = useTranslation('common');
  const currency = useCurrency();
  if (!trouble) return null;
  return (
    <Alert role="alert" color="brick" variant="light" icon={<IconAlertCircle aria-hidden />} mb="md">
      {trouble.kind === 'refused' ? refusalSentence(trouble.refusal, currency) : t('failed')}
    </Alert>
  );
}
