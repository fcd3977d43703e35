import { Button, FileButton, Group, Input } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Logo } from '#shared/printing/logo.ts';
import { readLogo } from './read-logo.ts';

interface LogoFieldProps {
  readonly logo: Logo | null;
  /** How many dots lie across the paper of receipts. */
  readonly paperDots: number;
  readonly onEdit: (logo: Logo | null) => void;
}

/** The picture above a receipt, chosen from a file and turned into dots at once. */
export function LogoField({ logo, paperDots, onEdit }: LogoFieldProps) {
  const { t } = useTranslation('settings');
  const [isUnreadable, setUnreadable] = useState(false);
  async function take(file: File | null) {
    if (!file) return;
    const read = await readLogo(file, paperDots);
    setUnreadable(read === null);
    if (read) onEdit(read);
  }
  const isTooWide = logo !== null && logo.width > paperDots;
  return (
    <Input.Wrapper
      label={t('shop.logo')}
      labelElement="div"
      size="lg"
      description={t('shop.logoHint')}
      error={isUnreadable ? t('shop.logoUnreadable') : isTooWide ? t('shop.logoTooWide') : null}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
    >
      <Group gap="sm" mb={6}>
        <FileButton accept="image/*" onChange={(file) => void take(file)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t(logo ? 'shop.logoOther' : 'shop.logoChoose')}
            </Button>
          )}
        </FileButton>
        {logo ? (
          <Button variant="default" onClick={() => onEdit(null)}>
            {t('shop.logoRemove')}
          </Button>
        ) : null}
      </Group>
    </Input.Wrapper>
  );
}
