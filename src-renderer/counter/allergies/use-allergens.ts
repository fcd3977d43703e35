import { useTranslation } from 'react-i18next';

/** The allergies that are offered. */
export const useAllergens = (): readonly string[] => useTranslation('counter').t('details.allergens').split(', ');
