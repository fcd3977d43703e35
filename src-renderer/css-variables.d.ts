import 'react';

declare module 'react' {
  interface CSSProperties {
    /** The variables that a component hands to its stylesheet. */
    [variable: `--${string}`]: string | number;
  }
}
