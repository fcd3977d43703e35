import { Button, FileButton, Group, Input } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '#shared/ids/ids.ts';
import { usePicture } from '../../till-client/use-picture.ts';
import own from './picture-field.module.css';
import { shrinkPicture } from './shrink-picture.ts';

/** One that is kept, or one that was chosen and is not saved yet, as a data URL. */
export type PictureChoice = { readonly kept: PictureId } | { readonly chosen: string };

/** The picture of a tile, made small as it is chosen. */
export function PictureField({
  picture,
  onChange,
}: {
  readonly picture: PictureChoice | null;
  readonly onChange: (picture: PictureChoice | null) => void;
}) {
  const { t } = useTranslation('settings');
  const [isUnreadable, setUnreadable] = useState(false);
  async function take(file: File | null): Promise<void> {
    if (!file) return;
    const data = await shrinkPicture(file);
    setUnreadable(data === null);
    if (data) onChange({ chosen: data });
  }
  return (
    <Input.Wrapper
      label={t('items.picture')}
      labelElement="div"
      size="lg"
      description={t('items.pictureHint')}
      error={isUnreadable ? t('items.pictureUnreadable') : null}
    >
      <Group gap="sm" mt={6} wrap="nowrap">
        {picture && ('kept' in picture ? <KeptPicture id={picture.kept} /> : <Shown data={picture.chosen} />)}
        <FileButton accept="image/*" onChange={(file) => void take(file)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t(picture ? 'items.pictureOther' : 'items.pictureChoose')}
            </Button>
          )}
        </FileButton>
        {picture && (
          <Button variant="default" onClick={() => onChange(null)}>
            {t('items.pictureRemove')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}

function KeptPicture({ id }: { readonly id: PictureId }) {
  return <Shown data={usePicture(id)} />;
}

function Shown({ data }: { readonly data: string | null }) {
  const { t } = useTranslation('settings');
  return data ? (
    <img className={own.picture} src={data} alt={t('items.pictureShown')} />
  ) : (
    <span className={own.picture} />
  );
}
