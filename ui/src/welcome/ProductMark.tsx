import styles from './Welcome.module.css';

/** The application icon: the stub with the tick stays with us when the receipt is torn off. */
export function ProductMark() {
  return (
    <svg className={styles.mark} width="40" height="40" viewBox="0 0 512 512" aria-hidden="true" focusable="false">
      <rect width="512" height="512" rx="112" fill="#2B57D0" />
      <path
        fill="#FFFFFF"
        d="M96 96H320v8a24 24 0 0 0 0 48v16a24 24 0 0 0 0 48v16a24 24 0 0 0 0 48v16a24 24 0 0 0 0 48v16a24 24 0 0 0 0 48v8H96a32 32 0 0 1-32-32V128a32 32 0 0 1 32-32Z"
      />
      <path
        fill="#A9BFF7"
        d="M352 96h64a32 32 0 0 1 32 32V384a32 32 0 0 1-32 32H352v-8a24 24 0 0 0 0-48v-16a24 24 0 0 0 0-48v-16a24 24 0 0 0 0-48v-16a24 24 0 0 0 0-48v-16a24 24 0 0 0 0-48Z"
      />
      <path
        fill="none"
        stroke="#2B57D0"
        strokeWidth="56"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M112 262l50 54 84-116"
      />
    </svg>
  );
}
