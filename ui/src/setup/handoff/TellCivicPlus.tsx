import { CopyButton } from '../../components/CopyButton';
import { handoff as words } from '../../i18n/en/paper';
import styles from './Handoff.module.css';
import type { Way } from './useHandoff';

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
/** A name with blanks needs quotes in every shell. */
const quoted = (name: string) => (/^[\w.@+-]+$/.test(name) ? name : `"${name}"`);

const linesOf: Record<Way, string[]> = {
  masked: words.tell.pdf_masked,
  full: words.tell.pdf_full,
  passphrase: words.tell.passphrase,
  key: words.tell.key,
};

/** What the other side has to know, to read out or to paste into a message. */
export function TellCivicPlus({ way, path }: { way: Way; path: string }) {
  const command = way === 'passphrase' || way === 'key' ? words.command[way](quoted(fileName(path))) : null;
  return (
    <div className={styles.tell}>
      <h3>{words.tellTitle}</h3>
      <ul className={styles.bullets}>
        {linesOf[way].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {command ? (
        <p className={styles.command}>
          <code data-testid="age-command">{command}</code>
          <CopyButton text={command} what={words.copyCommand} data-testid="copy-command" />
        </p>
      ) : null}
    </div>
  );
}
