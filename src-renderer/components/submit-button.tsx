import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** Submits its form. While it is not ready it says so, but keeps the focus and its place. */
export function SubmitButton({
  ready,
  children,
  ...look
}: Omit<ButtonProps, 'type'> & { readonly ready: boolean; readonly children: ReactNode }) {
  return (
    <Button type="submit" {...look} aria-disabled={!ready} {...(ready ? {} : { 'data-disabled': true })}>
      {children}
    </Button>
  );
}
