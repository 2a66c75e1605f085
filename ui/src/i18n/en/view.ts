import type { Density, Theme } from '../../bindings';

export const view = {
  label: 'View',
  density: 'Row height',
  densities: { compact: 'Compact', normal: 'Normal', roomy: 'Roomy' } satisfies Record<Density, string>,
  rows: 'Long lists',
  rowsModes: { scroll: 'Scroll', pages: 'Pages of 100' },
  theme: 'Colors',
  themes: { system: 'Like this PC', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
};
