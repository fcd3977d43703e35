// Before Mantine: base.css says in which order the layers stand.
import './base.css';
import './tokens.css';
import '@fontsource-variable/inter/wght.css';
// Read only where Arabic letters stand on the screen.
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import '@mantine/core/styles.layer.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { colorSchemeManager } from './color-scheme.ts';
import { cssVariablesResolver, theme } from './theme.ts';
import { useFocusBack } from './use-focus-back.ts';

/** The look of every page: wrap each root in it. It follows the direction of the page's language. */
export function HouseTheme({ children }: { readonly children: ReactNode }) {
  useFocusBack();
  return (
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colorSchemeManager}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
