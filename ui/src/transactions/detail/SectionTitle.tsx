import { createContext, useContext, type ReactNode } from 'react';
import styles from './Detail.module.css';

/** The panel's headline is of level 2, that of the page of level 1; its parts follow. */
export const TitleLevel = createContext<2 | 3>(3);

export function SectionTitle({ id, children }: { id: string; children: ReactNode }) {
  const Level = useContext(TitleLevel) === 2 ? 'h2' : 'h3';
  return (
    <Level id={id} className={styles.section}>
      {children}
    </Level>
  );
}
