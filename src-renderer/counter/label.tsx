import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainText } from './strings.ts';

/** A fixed text of the counter. It is looked up once, not with every painting of what it stands in. */
export const Label = memo(function Label({ text }: { readonly text: PlainText }) {
  const { t } = useTranslation('counter');
  return t(text);
});
