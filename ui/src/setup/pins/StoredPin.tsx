import type { Ref } from 'react';
import type { CredentialView, TerminalView } from '../../bindings';
import { useAppStatus } from '../../app/session';
import { Button } from '../../components/Button';
import { FieldLine } from '../../components/FieldLine';
import { page, pinStates, pins as words } from '../../i18n/en/setup';
import { credentialOf } from '../model';
import styles from './Pins.module.css';

interface StoredPinProps {
  terminal: TerminalView;
  row: number;
  button: Ref<HTMLButtonElement>;
  onReplace: () => void;
}

export function StoredPin({ terminal, row, button, onReplace }: StoredPinProps) {
  const store = useAppStatus().data?.vault.store ?? '';
  const credential = credentialOf(terminal);
  const trouble = troubleOf(credential);
  return (
    <div className={styles.stored}>
      <span className={styles.storedText}>
        <FieldLine tone={trouble ? 'warning' : 'ok'} testId={`pin-stored-${row}`}>
          {words.stored(store, credential?.ends ?? null)}
        </FieldLine>
        {trouble ? <span className={styles.trouble}>{trouble}</span> : null}
      </span>
      <Button ref={button} size="small" onPress={onReplace} aria-label={words.replaceOf(terminal.name)} data-testid={`pin-replace-${row}`}>
        {words.replace}
      </Button>
    </div>
  );
}

function troubleOf(credential: CredentialView | null): string | null {
  if (credential?.state === 'refused') return pinStates.refused;
  return credential?.state === 'conflict' ? page.conflictWith(credential.conflictsWith.join(', ')) : null;
}
