import type { ReactNode } from 'react';
import classes from './page-foot.module.css';

/** What to do with a page longer than the window: it stays in sight below it. Its page hides what is too wide. */
export const PageFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.foot}>{children}</div>
);
