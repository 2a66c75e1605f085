import type { ReactNode } from 'react';
import type { TxnStatus } from '../bindings';
import { statusLooks, type Tone } from './status';
import styles from './StatusTag.module.css';

export interface TagProps {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  'data-testid'?: string;
}

/** A word with an outline and a tint; colour is never the only sign. */
export function Tag({ tone, icon, children, ...rest }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone} data-testid={rest['data-testid']}>
      {icon}
      {children}
    </span>
  );
}

export function StatusTag({ status }: { status: TxnStatus }) {
  const { word, tone, Icon } = statusLooks[status];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {word}
    </Tag>
  );
}
