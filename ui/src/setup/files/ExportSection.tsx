import { useRef, useState } from 'react';
import type { FileWritten } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ErrorSummary, type SummaryItem } from '../../components/ErrorSummary';
import { RadioCards } from '../../components/RadioCards';
import { configuration as words, file, handoff, passphrase as passWords } from '../../i18n/en/paper';
import { FileResult } from '../handoff/FileResult';
import styles from '../handoff/Handoff.module.css';
import { PassphraseFields, type PassphraseHandle } from '../handoff/PassphraseFields';
import { useAct } from '../useAct';
import type { PartProps } from './part';
import { usePartFocus } from './usePartFocus';

type Scope = 'one' | 'all';
type Pins = 'without' | 'sealed';
const secretId = 'export-passphrase';

export function ExportSection({ account, several, isLast, onStart }: PartProps & { several: boolean }) {
  const host = useHost();
  const act = useAct();
  const heading = usePartFocus('export');
  const secret = useRef<PassphraseHandle>(null);
  const [scope, setScope] = useState<Scope>('one');
  const [pins, setPins] = useState<Pins>('without');
  const [problem, setProblem] = useState<SummaryItem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [written, setWritten] = useState<FileWritten | null>(null);
  const save = () =>
    act.run(async () => {
      onStart();
      setWritten(null);
      const wrong = pins === 'sealed' ? await secret.current?.problem() : null;
      setProblem(wrong ? { fieldId: secretId, label: passWords.label, message: wrong } : null);
      if (wrong) {
        setAttempt((count) => count + 1);
        announce(wrong);
        return;
      }
      const answer = await host.call('configuration_export', {
        accountId: several && scope === 'all' ? null : account.id,
        passphrase: pins === 'sealed' ? (secret.current?.value() ?? '') : null,
      });
      if (answer.path !== null) secret.current?.clear();
      setWritten(answer);
      announce(answer.path === null ? `${file.cancelledTitle}. ${file.cancelled}` : answer.sentence);
    });
  return (
    <section className={styles.section} aria-labelledby="config-export">
      <h2 id="config-export" ref={heading} tabIndex={-1}>{words.exportTitle}</h2>
      <p className={styles.lead}>{words.exportLead}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {several ? (
          <RadioCards
            id="export-scope"
            label={words.scope}
            value={scope}
            onChange={setScope}
            cards={[
              { value: 'one', title: words.scopeOne(account.name), testId: 'export-one' },
              { value: 'all', title: words.scopeAll, testId: 'export-all' },
            ]}
            compact
          />
        ) : null}
        <RadioCards
          id="export-pins"
          label={words.secrets}
          value={pins}
          onChange={(next) => {
            setPins(next);
            setProblem(null);
          }}
          cards={[
            { value: 'without', ...words.without, testId: 'export-without' },
            { value: 'sealed', ...words.sealed, testId: 'export-sealed' },
          ]}
        />
        {problem ? <ErrorSummary title={handoff.summary(1)} items={[problem]} attempt={attempt} doneLabel={handoff.done} /> : null}
        {pins === 'sealed' ? <PassphraseFields id={secretId} handle={secret} /> : null}
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" data-testid="export-save">
            {act.busy ? handoff.working : words.export}
          </Button>
        </div>
      </form>
      {written && isLast ? (
        <FileResult written={written}>{pins === 'sealed' ? <p>{passWords.tell}</p> : null}</FileResult>
      ) : null}
    </section>
  );
}
