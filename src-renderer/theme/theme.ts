import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const evergreen: MantineColorsTuple = [
  '#e9f6f0',
  '#d3ece2',
  '#a9dac8',
  '#7fcdb0',
  '#52c79c',
  '#2c9c78',
  '#178463',
  '#0c6b50',
  '#0a5b44',
  '#063d2e',
];
const brick: MantineColorsTuple = [
  '#fbeae8',
  '#f6d3d0',
  '#edaaa4',
  '#ff9b92',
  '#ff8a80',
  '#d8453b',
  '#c5352c',
  '#b3261e',
  '#9c1f18',
  '#6e1410',
];

/** Mantine draws fields, menus and the like from these in the dark: the house's greens-in-grey, not its own browns. */
const dark: MantineColorsTuple = [
  '#e7edea',
  '#c3ccc7',
  '#a1aea8',
  '#74837b',
  '#66756d',
  '#2b3530',
  '#1c2420',
  '#171d1a',
  '#121815',
  '#0e1311',
];

/** The tokens of each colour that controls and notes are drawn in. */
const tones: Readonly<Record<string, { readonly fill: string; readonly on: string; readonly tone: string }>> = {
  evergreen: { fill: 'accent', on: 'on-accent', tone: 'accent' },
  brick: { fill: 'danger', on: 'on-danger', tone: 'danger' },
  yellow: { fill: 'warn', on: 'on-warn', tone: 'warn' },
};

/** Controls take the house's colours from the tokens: Mantine picks text for one scheme and keeps it in the other. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  const names = tones[input.color ?? 'evergreen'];
  if (!names) return usual;
  const fill = `var(--et-${names.fill})`;
  const text = { color: `var(--et-${names.tone}-text)`, hover: `var(--et-${names.tone}-soft)` };
  switch (input.variant) {
    case 'filled':
      return { ...usual, background: fill, hover: `var(--et-${names.fill}-hover)`, color: `var(--et-${names.on})` };
    case 'light':
      return { ...usual, ...text, background: `var(--et-${names.tone}-soft)` };
    case 'subtle':
      return { ...usual, ...text };
    case 'outline':
      return { ...usual, ...text, border: `1px solid ${fill}` };
    default:
      return usual;
  }
};

/** The words beside a box are part of what a finger meets. */
const tappableLabel = {
  body: { alignItems: 'center' },
  label: { display: 'flex', alignItems: 'center', minHeight: 44 },
} as const;

/** It is the list itself that scrolls: a box around it would be one that no key reaches. */
const longList = { options: { maxHeight: 280, overflowY: 'auto' } } as const;

/** Touch-sized Mantine: the smallest control a finger meets is 44 px, the usual one 48. */
export const theme = createTheme({
  fontFamily: 'var(--et-font)',
  fontFamilyMonospace: 'var(--et-mono)',
  colors: { evergreen, brick, dark },
  primaryColor: 'evergreen',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver,
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: '#14201b',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '13px', sm: '15px', md: '16px', lg: '18px', xl: '20px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.2' },
      h2: { fontSize: '22px', lineHeight: '1.25' },
      h3: { fontSize: '18px', lineHeight: '1.3' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'lg' }, styles: { root: { minHeight: 44 } } },
    ActionIcon: { defaultProps: { size: 48, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'lg' } },
    NumberInput: { defaultProps: { size: 'lg' } },
    PasswordInput: { defaultProps: { size: 'lg' } },
    Textarea: { defaultProps: { size: 'lg' } },
    Select: { defaultProps: { size: 'lg', withScrollArea: false }, styles: longList },
    MultiSelect: {
      defaultProps: { size: 'lg', withScrollArea: false },
      // What is chosen is taken back by a finger, too.
      styles: { ...longList, pill: { '--pill-height': '44px', '--pill-radius': '8px' }, inputField: { minHeight: 44 } },
    },
    Pill: { styles: { remove: { minWidth: 44 } } },
    Switch: { defaultProps: { size: 'lg', withThumbIndicator: false }, styles: tappableLabel },
    Checkbox: { defaultProps: { size: 'lg', iconColor: 'var(--et-on-accent)' }, styles: tappableLabel },
    Radio: { defaultProps: { size: 'lg', iconColor: 'var(--et-on-accent)' }, styles: tappableLabel },
    RadioIndicator: { defaultProps: { iconColor: 'var(--et-on-accent)' } },
    SegmentedControl: { defaultProps: { size: 'lg' }, styles: { label: { minHeight: 44 } } },
    CloseButton: { defaultProps: { size: 48, iconSize: 24 } },
    InputWrapper: { defaultProps: { size: 'lg' }, styles: { label: { marginBottom: 6 } } },
    Menu: {
      // What it would focus first is no part of a menu to whoever hears it.
      defaultProps: { withInitialFocusPlaceholder: false },
      styles: {
        dropdown: { borderColor: 'var(--et-line)', '--menu-item-hover': 'var(--et-hover)' },
        divider: { borderColor: 'var(--et-line)' },
      },
    },
    Popover: { styles: { dropdown: { borderColor: 'var(--et-line)' } } },
    Modal: {
      styles: { title: { fontSize: 20, fontWeight: 650, lineHeight: 1.3 } },
      defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45 }, padding: 'lg' },
    },
    Drawer: {
      styles: { title: { fontSize: 20, fontWeight: 650, lineHeight: 1.3 } },
      defaultProps: { overlayProps: { backgroundOpacity: 0.35 }, padding: 'lg' },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

/** Maps Mantine's own variables onto the house's tokens, so that both schemes are decided in one place. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--et-surface)',
    '--mantine-color-text': 'var(--et-text)',
    '--mantine-color-dimmed': 'var(--et-muted)',
    '--mantine-color-placeholder': 'var(--et-muted)',
    '--mantine-color-default': 'var(--et-surface)',
    '--mantine-color-default-hover': 'var(--et-hover)',
    '--mantine-color-default-color': 'var(--et-text)',
    '--mantine-color-default-border': 'var(--et-line)',
    '--mantine-color-disabled': 'var(--et-hover)',
    '--mantine-color-disabled-color': 'var(--et-muted)',
    '--mantine-color-disabled-border': 'var(--et-line)',
    '--mantine-color-error': 'var(--et-danger-text)',
    '--mantine-color-anchor': 'var(--et-accent-text)',
  };
  // What Mantine draws the borders of fields, boxes and switches with.
  return { variables: {}, light: { ...shared, '--mantine-color-gray-4': 'var(--et-line-strong)' }, dark: shared };
};
