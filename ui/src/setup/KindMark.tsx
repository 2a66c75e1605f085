import type { TerminalKind } from '../bindings';
import { kindIcons } from '../components/status';
import { common } from '../i18n/en/common';
import styles from './setup.module.css';

/** Retail and Internet differ by outline and word, never by colour alone. */
export function KindMark({ kind }: { kind: TerminalKind }) {
  const Icon = kindIcons[kind];
  return (
    <span className={styles.kind} data-kind={kind}>
      <Icon size={16} />
      {common.kinds[kind]}
    </span>
  );
}
