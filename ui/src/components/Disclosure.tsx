import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import { ChevronRightIcon } from './icons';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  title: string;
  /** Spoken after the title where several stand on one page. */
  about?: string;
  children: ReactNode;
  startsOpen?: boolean;
  testId?: string;
}

/** Something more, one press away, in the reading order right after its button. */
export function Disclosure({ title, about, children, startsOpen = false, testId }: DisclosureProps) {
  return (
    <AriaDisclosure className={styles.disclosure} defaultExpanded={startsOpen}>
      <Button slot="trigger" className={styles.trigger} aria-label={about ? `${title}: ${about}` : undefined} data-testid={testId}>
        <ChevronRightIcon size={14} className={styles.chevron} />
        {title}
      </Button>
      <DisclosurePanel className={styles.panel}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
