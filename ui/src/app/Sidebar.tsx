import type { ComponentType } from 'react';
import { IconButton } from '../components';
import { HelpIcon, HomeIcon, PlansIcon, SetupIcon, SidebarIcon, TransactionsIcon, type IconProps } from '../components/icons';
import { openHelp } from '../help/question';
import { common } from '../i18n/en/common';
import { view } from '../i18n/en/view';
import { modName } from './platform';
import { usePath } from './router';
import type { Route } from './session';
import { ViewMenu } from './ViewMenu';
import styles from './Sidebar.module.css';

const sections: ReadonlyArray<{ route: Route; text: string; Icon: ComponentType<IconProps>; key: string }> = [
  { route: 'home', text: common.nav.home, Icon: HomeIcon, key: `${modName} 1` },
  { route: 'transactions', text: common.nav.transactions, Icon: TransactionsIcon, key: `${modName} 2` },
  { route: 'plans', text: common.nav.plans, Icon: PlansIcon, key: `${modName} 4` },
  { route: 'setup', text: common.nav.setup, Icon: SetupIcon, key: `${modName} 3` },
  { route: 'help', text: common.nav.help, Icon: HelpIcon, key: 'F1' },
];

export interface SidebarProps {
  route: Route;
  narrow: boolean;
  onToggle: () => void;
}

export function Sidebar({ route, narrow, onToggle }: SidebarProps) {
  const path = usePath();
  const current = (target: Route) => (route !== target ? undefined : path.includes('/') ? 'true' : 'page');
  return (
    <nav className={styles.sidebar} aria-label={common.nav.label} data-region="nav" data-narrow={narrow || undefined}>
      <div className={styles.head}>
        <span className={styles.name}>{common.appName}</span>
        <IconButton
          label={narrow ? common.nav.expand : common.nav.collapse}
          hint={common.nav.collapseKey(modName)}
          icon={<SidebarIcon />}
          placement="right"
          onPress={onToggle}
          aria-expanded={!narrow}
          data-testid="sidebar-toggle"
        />
      </div>
      <ul className={styles.list}>
        {sections.map(({ route: target, text, Icon, key }) => (
          <li key={target}>
            <a
              className={styles.link}
              href={`#/${target}`}
              aria-current={current(target)}
              title={`${text} (${key.replace(' ', '+')})`}
              onClick={
                target === 'help'
                  ? (event) => {
                      // Keeps the way back to where Help was opened.
                      event.preventDefault();
                      openHelp(null);
                    }
                  : undefined
              }
              data-testid={`nav-${target}`}
            >
              <Icon />
              <span className={styles.word}>{text}</span>
              <kbd className={styles.key} aria-hidden="true">
                {key}
              </kbd>
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.foot} title={view.label}>
        <ViewMenu narrow={narrow} />
      </div>
    </nav>
  );
}
