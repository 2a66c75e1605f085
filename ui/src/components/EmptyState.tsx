import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  'data-testid'?: string;
}

export function EmptyState({ title, children, actions, ...rest }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-testid={rest['data-testid']}>
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.body}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
