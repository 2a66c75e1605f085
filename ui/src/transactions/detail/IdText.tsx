import { groupsOfFour } from '../../format/ids';
import styles from './Detail.module.css';

/** Gaps come from margins, so that selecting and copying by hand yields no spaces. */
export function IdText({ id }: { id: string }) {
  return (
    <span className={styles.id}>
      {groupsOfFour(id).map((group, index) => (
        <span key={index} className={styles.group}>
          {group}
        </span>
      ))}
    </span>
  );
}
