import { Button as AriaButton } from 'react-aria-components';
import type { Density, Theme } from '../bindings';
import { Menu } from '../components';
import { FilterIcon } from '../components/icons';
import { view } from '../i18n/en/view';
import { rowsModes, setRowsMode, useRowsMode } from '../transactions/state/rowsMode';
import { usePreferences } from './preferences';
import styles from './ViewMenu.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const densities: readonly Density[] = ['compact', 'normal', 'roomy'];

/** The same choices as in the native View menu. */
export function ViewMenu({ narrow }: { narrow: boolean }) {
  const { theme, density, change } = usePreferences();
  const mode = useRowsMode();
  const pick = <T extends string>(list: readonly T[], id: string): T | undefined => list.find((one) => one === id);
  return (
    <Menu
      label={view.label}
      placement="top start"
      groups={[
        {
          title: view.density,
          testId: 'density',
          choices: densities.map((id) => ({ id, text: view.densities[id] })),
          selected: density,
          onSelect: (id) => change({ density: pick(densities, id) ?? density }),
        },
        {
          title: view.rows,
          testId: 'rows',
          choices: rowsModes.map((id) => ({ id, text: view.rowsModes[id] })),
          selected: mode,
          onSelect: (id) => setRowsMode(pick(rowsModes, id) ?? mode),
        },
        {
          title: view.theme,
          testId: 'theme',
          choices: themes.map((id) => ({ id, text: view.themes[id] })),
          selected: theme,
          onSelect: (id) => change({ theme: pick(themes, id) ?? theme }),
        },
      ]}
    >
      <AriaButton className={styles.open} data-narrow={narrow || undefined} data-testid="view-menu">
        <FilterIcon />
        <span className={styles.word}>{view.label}</span>
      </AriaButton>
    </Menu>
  );
}
