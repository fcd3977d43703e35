import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language/language.ts';
import { language, languageNames } from '#shared/language/language.ts';

/** The languages in a menu, each in its own words and letters. */
export function LanguageItems({ onChoose }: { readonly onChoose: (language: Language) => void }) {
  const { t, i18n } = useTranslation('common');
  return (
    <>
      <Menu.Label>{t('language')}</Menu.Label>
      <Menu.RadioGroup value={i18n.language} onChange={(chosen) => onChoose(language.parse(chosen))}>
        {language.options.map((one) => (
          <Menu.RadioItem key={one} value={one} lang={one} mih={48} checkIcon={<IconCheck size={18} aria-hidden />}>
            {languageNames[one]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
