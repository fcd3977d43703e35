import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from '../section.module.css';

/** What an owner is warned of, as a list of `li`: as things are, or as they become by what is being done, which is said at once. */
export function WarningList({
  title,
  isNow,
  children,
}: {
  readonly title: string;
  readonly isNow: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Alert
      role={isNow ? 'note' : 'status'}
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
      mb="md"
    >
      <ul className={classes.bare}>{children}</ul>
    </Alert>
  );
}
