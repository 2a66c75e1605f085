import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportDone, ImportPreview } from '../../bindings';
import { announce, statusKey, useHost } from '../../app/session';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { configuration as words } from '../../i18n/en/paper';
import styles from '../handoff/Handoff.module.css';
import type { PassphraseHandle } from '../handoff/PassphraseFields';
import { openPlace, places } from '../places';
import { useAct } from '../useAct';
import { ImportPreviewPanel } from './ImportPreviewPanel';
import { usePartFocus } from './usePartFocus';

interface ImportSectionProps {
  title?: string;
  lead?: string;
  onStart?: () => void;
}

/** A file is looked at first; nothing changes before "Import". */
export function ImportSection({ title = words.importTitle, lead = words.importLead, onStart }: ImportSectionProps) {
  const host = useHost();
  const client = useQueryClient();
  const act = useAct();
  const heading = usePartFocus('import');
  const secret = useRef<PassphraseHandle>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [none, setNone] = useState(false);
  const [done, setDone] = useState<ImportDone | null>(null);
  const choose = () =>
    act.run(async () => {
      onStart?.();
      setPreview(null);
      setDone(null);
      setNone(false);
      const found = await host.call('configuration_preview', {});
      if (found.token === null && found.problems.length === 0) {
        setNone(true);
        announce(words.chosenNothing);
        return;
      }
      setPreview(found);
      if (found.problems.length > 0) announce(`${words.problemsTitle}. ${found.problems.join(' ')}`);
    });
  const apply = (token: string) =>
    act.run(async () => {
      onStart?.();
      const value = secret.current?.value() ?? '';
      const answer = await host.call('configuration_apply', { token, passphrase: value === '' ? null : value });
      secret.current?.clear();
      setPreview(null);
      setDone(answer);
      announce(words.doneTitle);
      await client.invalidateQueries({ queryKey: statusKey });
    });
  return (
    <section className={styles.section} aria-labelledby="config-import">
      <h2 id="config-import" ref={heading} tabIndex={-1}>{title}</h2>
      <p className={styles.lead}>{lead}</p>
      <div className={styles.buttons}>
        <Button onPress={() => void choose()} data-testid="import-choose">
          {words.choose}
        </Button>
      </div>
      {none ? (
        <FieldLine tone="note" testId="import-none">
          {words.chosenNothing}
        </FieldLine>
      ) : null}
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      {preview ? (
        <ImportPreviewPanel
          preview={preview}
          secret={secret}
          busy={act.busy}
          onApply={(token) => void apply(token)}
          onCancel={() => setPreview(null)}
        />
      ) : null}
      {done ? <Done done={done} /> : null}
    </section>
  );
}

function Done({ done }: { done: ImportDone }) {
  const { pinsNeeded, pinsRestored, pinsProblem } = done;
  return (
    <div className={styles.section} data-testid="import-done">
      <Banner tone="success" title={words.doneTitle}>
        <ul className={styles.bullets}>
          {done.done.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {pinsRestored > 0 ? <li>{words.restored(pinsRestored)}</li> : null}
        </ul>
      </Banner>
      {pinsProblem ? (
        <Banner tone="warning" title={words.pinsProblem} data-testid="import-pins-problem">
          <p>{pinsProblem}</p>
        </Banner>
      ) : null}
      {pinsNeeded.length > 0 ? (
        <Banner
          tone="info"
          title={words.pinsNeeded}
          data-testid="import-pins-needed"
          actions={
            <Button size="small" onPress={() => openPlace(places.terminals)} data-testid="import-to-terminals">
              {words.toTerminals}
            </Button>
          }
        >
          <p>{words.pinsNeededLead}</p>
          <ul className={styles.bullets}>
            {pinsNeeded.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </div>
  );
}
