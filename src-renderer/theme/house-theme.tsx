// Before Mantine: base.css says in which order the layers stand.
import './base.css';
import './tokens.css';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { colorSchemeManager } from './color-scheme.ts';
import { cssVariablesResolver, theme } from './theme.ts';

/** The look of every page: wrap each root in it. It follows the direction of the page's language. */
export function HouseTheme({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colorSchemeManager}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
      >
        {/* Another language is another page: what a tap keeps painted need not ask for the language each time. */}
        <Fragment key={i18n.language}>{children}</Fragment>
      </MantineProvider>
    </DirectionProvider>
  );
}
