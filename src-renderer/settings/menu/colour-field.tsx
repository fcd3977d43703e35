import { ColorInput, type ColorInputProps } from '@mantine/core';
import { useId } from 'react';

/** A colour, written or picked; `onPick` has it only once it is a whole one. What is dragged in its picker is named as the field is. */
export function ColourField({
  onPick,
  ...field
}: Pick<ColorInputProps, 'label' | 'description' | 'inputWrapperOrder' | 'value'> & {
  /** Null while what is written is none. */
  readonly onPick: (colour: string | null) => void;
}) {
  const id = useId();
  const named = { 'aria-labelledby': `${id}-label` };
  return (
    <ColorInput
      {...field}
      id={id}
      size="lg"
      withEyeDropper={false}
      format="hex"
      attributes={{ saturation: named, slider: named }}
      onChange={(colour) => onPick(/^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null)}
    />
  );
}
