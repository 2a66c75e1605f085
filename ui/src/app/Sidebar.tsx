import type { ComponentType } from 'react';
import { IconButton } from '../components';
import { ActSentIcon, ActivityIcon, ApprovalsIcon, GearIcon, HelpIcon, HomeIcon, PlansIcon, SetupIcon, SidebarIcon, TransactionsIcon, type IconProps } from '../components/icons';
import { useApprovalsCount } from '../approvals/useApprovals';
import { openHelp } from '../help/question';
import { common } from '../i18n/en/common';
import { view } from '../i18n/en/view';
import { PersonMenu } from '../signin/PersonMenu';
import { modName } from './platform';
import { usePath } from './router';
import type { Route } from './session';
import { ViewMenu } from './ViewMenu';
import styles from './Sidebar.module.css';

const sections: ReadonlyArray<{ route: Route; text: string; Icon: ComponentType<IconProps>; key: string | null }> = [
  { route: 'home', text: common.nav.home, Icon: HomeIcon, key: `${modName} 1` },
  { route: 'transactions', text: common.nav.transactions, Icon: TransactionsIcon, key: `${modName} 2` },
  { route: 'plans', text: common.nav.plans, Icon: PlansIcon, key: `${modName} 4` },
  { route: 'acts', text: common.nav.acts, Icon: ActSentIcon, key: null },
  { route: 'approvals', text: common.nav.approvals, Icon: ApprovalsIcon, key: `${modName} 5` },
  { route: 'setup', text: common.nav.setup, Icon: SetupIcon, key: `${modName} 3` },
  { route: 'activity', text: common.nav.activity, Icon: ActivityIcon, key: `${modName} 8` },
  { route: 'settings', text: common.nav.settings, Icon: GearIcon, key: `${modName} ,` },
  { route: 'help', text: common.nav.help, Icon: HelpIcon, key: 'F1' },
];

/** The open batch belongs to the section of what moves money; people are the first page of the settings. */
const homes: Partial<Record<Route, Route>> = { batch: 'acts', people: 'settings' };
const home = (route: Route): Route => homes[route] ?? route;

export interface SidebarProps {
  route: Route;
  narrow: boolean;
  onToggle: () => void;
}

export function Sidebar({ route, narrow, onToggle }: SidebarProps) {
  const path = usePath();
  const waiting = useApprovalsCount();
  const section = home(route);
  const current = (target: Route) => (section !== target ? undefined : route !== 'batch' && !path.includes('/') ? 'page' : 'true');
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
              title={key ? `${text} (${key.replace(' ', '+')})` : text}
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
              {key && (
                <kbd className={styles.key} aria-hidden="true">
                  {key}
                </kbd>
              )}
              {target === 'approvals' && waiting > 0 && <CountBadge count={waiting} />}
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
      <div className={styles.person}>
        <PersonMenu narrow={narrow} />
      </div>
    </nav>
  );
}

/** The number for the eye, a sentence for the ear. */
function CountBadge({ count }: { count: number }) {
  return (
    <span className={styles.count} data-testid="approvals-count">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{common.nav.approvalsWaiting(count)}</span>
    </span>
  );
}
