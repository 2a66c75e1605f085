import { setupNav as words } from '../../i18n/en/setupNav';
import { setupAddress, setupPages, type SetupPlace } from './places';
import styles from './SetupNav.module.css';

/** Links, not tabs: each leads to a page with an address of its own. */
export function SetupNav({ place }: { place: SetupPlace }) {
  return (
    <nav className={styles.nav} aria-label={words.label} data-region="setup-nav">
      <ul className={styles.list}>
        {setupPages.map((page) => (
          <li key={page}>
            <a
              className={styles.link}
              href={setupAddress(page)}
              // On the page of one user or terminal the link leads up, not here.
              aria-current={place.page === page ? (place.id ? 'true' : 'page') : undefined}
              data-testid={`setup-nav-${page}`}
            >
              {words.pages[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
