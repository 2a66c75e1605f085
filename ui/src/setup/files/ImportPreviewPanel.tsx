import type { Ref } from 'react';
import { useAccount } from '../../app/session';
import type { ImportPreview } from '../../bindings';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { formatDateTime, inZone } from '../../format/time';
import { configuration as words, handoff } from '../../i18n/en/paper';
import styles from '../handoff/Handoff.module.css';
import { PassphraseFields, type PassphraseHandle } from '../handoff/PassphraseFields';
import own from './Files.module.css';
import { useArrival } from './useArrival';

interface ImportPreviewPanelProps {
  preview: ImportPreview;
  secret: Ref<PassphraseHandle>;
  busy: boolean;
  onApply: (token: string) => void;
  onCancel: () => void;
}

export function ImportPreviewPanel({ preview, secret, busy, onApply, onCancel }: ImportPreviewPanelProps) {
  const { token, problems, changes, sealedPins } = preview;
  const heading = useArrival();
  const isSound = token !== null && problems.length === 0;
  // Sealed PINs can come along even where everything else is here already.
  const mayApply = isSound && (changes.length > 0 || sealedPins > 0);
  return (
    <div className={own.panel} role="group" aria-labelledby="import-preview" data-testid="import-preview">
      <h3 id="import-preview" ref={heading} tabIndex={-1}>{words.previewTitle}</h3>
      {problems.length > 0 ? (
        <Banner tone="danger" title={words.problemsTitle} data-testid="import-problems">
          <ul className={styles.bullets}>
            {problems.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{words.untouched}</p>
        </Banner>
      ) : null}
      {preview.accounts.length > 0 ? <Facts preview={preview} /> : null}
      {isSound ? (
        <>
          <h3>{words.changes}</h3>
          {changes.length === 0 ? (
            <p>{words.noChanges}</p>
          ) : (
            <ul className={styles.bullets}>
              {changes.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </>
      ) : null}
      {mayApply && sealedPins > 0 ? (
        <PassphraseFields id="import-passphrase" handle={secret} label={words.openPins} help={words.openPinsHelp} opens />
      ) : null}
      <div className={styles.buttons}>
        {mayApply ? (
          <Button variant="primary" onPress={() => onApply(token)} data-testid="import-apply">
            {busy ? handoff.working : words.apply}
          </Button>
        ) : null}
        <Button onPress={onCancel} data-testid="import-cancel">
          {mayApply ? words.cancel : words.close}
        </Button>
      </div>
    </div>
  );
}

function Facts({ preview }: { preview: ImportPreview }) {
  const zone = useAccount()?.displayZone;
  const madeAt = preview.madeAt && zone ? inZone(preview.madeAt, zone) : preview.madeAt;
  const facts: Array<[string, string]> = [
    [words.accounts, preview.accounts.join(', ')],
    [words.made, [madeAt ? formatDateTime(madeAt) : '', preview.madeBy].filter(Boolean).join(', ')],
    [words.users, String(preview.users)],
    [words.terminals, String(preview.terminals)],
    [words.sealedPins, preview.sealedPins === 0 ? words.noPins : String(preview.sealedPins)],
  ];
  return (
    <dl className={own.facts}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
