import type { ReactNode } from 'react';
import { common } from '../i18n/en/common';
import { ModePill, PracticeBar } from './ModePill';
import styles from './Shell.module.css';

/** Welcome and the wizard: one column, no sidebar, the mode still in sight. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bare}>
      <PracticeBar />
      <header className={styles.bareTop} data-region="top">
        <span className={styles.name}>{common.appName}</span>
        <ModePill />
      </header>
      <main id="page" className={styles.bareMain} tabIndex={-1} data-region="page">
        {children}
      </main>
    </div>
  );
}
