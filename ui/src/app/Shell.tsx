import { useState, type ReactNode } from 'react';
import { common } from '../i18n/en/common';
import { PortalImport } from '../transactions/portal/PortalImport';
import { useCommand } from './commands';
import { useKeptPlace } from './keptPlace';
import { PracticeBar } from './ModePill';
import { recall, remember } from './remembered';
import { useAccount, type Route } from './session';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import styles from './Shell.module.css';

export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const [narrow, setNarrow] = useState(() => recall('sidebar') === 'narrow');
  const toggle = () => {
    remember('sidebar', narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  useCommand('toggle-sidebar', toggle);
  const account = useAccount();
  const place = useKeptPlace();
  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#page"
        onClick={(event) => {
          // The hash belongs to the router.
          event.preventDefault();
          document.getElementById('page')?.focus();
        }}
      >
        {common.nav.skip}
      </a>
      <PracticeBar />
      <div ref={place.frame} className={styles.columns}>
        <Sidebar route={route} narrow={narrow} onToggle={toggle} />
        <div className={styles.work}>
          <TopBar />
          <main ref={place.page} id="page" className={styles.main} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      {account && <PortalImport account={account} />}
    </div>
  );
}
