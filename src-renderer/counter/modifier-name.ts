import type { useTranslation } from 'react-i18next';
import type { ModifierKind } from '#shared/catalog/catalog.ts';

type Translate = ReturnType<typeof useTranslation<'counter'>>['t'];

/** A modifier as people say it: what it leaves out, or what it warns of. */
export const modifierName = (t: Translate, name: string, kind: ModifierKind = 'add'): string =>
  kind === 'add' ? name : t(`modifier.${kind}`, { name });
