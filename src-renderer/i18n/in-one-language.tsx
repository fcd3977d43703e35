import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Another language is another page: what is kept between taps need not ask which it is spoken in. */
export function InOneLanguage({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  return <Fragment key={i18n.language}>{children}</Fragment>;
}
