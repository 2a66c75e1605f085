import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useHost } from '../../app/session';
import type { TownRules } from '../../bindings';
import { toast } from '../../components';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkbox';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { Select } from '../../components/Select';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { rules as words, settings } from '../../i18n/en/people';
import page from '../../setup/SetupPage.module.css';
import { useAct } from '../../setup/useAct';
import { useStepUp } from '../../signin/stepUp';
import { sessionKey, useDuty } from '../../signin/useSession';
import styles from '../people/People.module.css';

const rulesKey = ['people', 'rules'] as const;
/** The program takes no longer time. */
const minutes = Array.from({ length: 15 }, (_, index) => ({ id: String(index + 1), text: words.minutes(index + 1) }));

export function RulesPage() {
  const host = useHost();
  const { data, error, refetch } = useQuery({ queryKey: rulesKey, queryFn: () => host.call('rules', {}) });
  return (
    <>
      <header className={page.titles}>
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className={page.small}>{words.lead}</p>
      </header>
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <RulesForm key={JSON.stringify(data)} stored={data} /> : null}
    </>
  );
}

function RulesForm({ stored }: { stored: TownRules }) {
  const host = useHost();
  const client = useQueryClient();
  const { run } = useStepUp();
  const may = useDuty('manage_people');
  const act = useAct();
  const [rules, setRules] = useState(stored);
  const set = (part: Partial<TownRules>) => setRules((now) => ({ ...now, ...part }));
  const save = () =>
    act.run(async () => {
      if (JSON.stringify(rules) === JSON.stringify(stored)) {
        toast({ title: words.unchanged });
        return;
      }
      const saved = await run(() => host.call('rules_save', rules));
      client.setQueryData(rulesKey, saved);
      toast({ title: words.saved, tone: 'success' });
      await client.invalidateQueries({ queryKey: sessionKey });
    });
  return (
    <form
      className={page.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {may ? null : <p className={page.quiet} data-testid="rules-not-yours">{settings.notYoursBody}</p>}
      <FieldLine tone="note">{words.fixed}</FieldLine>
      <div className={styles.part}>
        <Select label={words.idle} choices={minutes} value={String(rules.idleLockMinutes)} onChange={(id) => set({ idleLockMinutes: Number(id) })} isDisabled={!may} data-testid="rules-idle" />
        <p className={styles.quiet}>{words.idleHelp}</p>
      </div>
      <fieldset className={styles.choices}>
        <legend>{words.duties}</legend>
        <Checkbox isSelected={rules.pinViewerMayNotRefund} onChange={(chosen) => set({ pinViewerMayNotRefund: chosen })} isDisabled={!may} data-testid="rules-pin-viewer">
          {words.pinViewer}
        </Checkbox>
      </fieldset>
      <fieldset className={styles.choices} data-testid="rules-second">
        <legend>{words.second}</legend>
        <p className={styles.quiet}>{words.secondHelp}</p>
        {rules.secondPerson.map(({ act: kind, needed }) => (
          <Checkbox
            key={kind}
            isSelected={needed}
            onChange={(chosen) => set({ secondPerson: rules.secondPerson.map((one) => (one.act === kind ? { ...one, needed: chosen } : one)) })}
            isDisabled={!may}
            data-testid={`rules-second-${kind}`}
          >
            {words.act(kind)}
          </Checkbox>
        ))}
      </fieldset>
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      {may ? (
        <div className={page.buttons}>
          <Button type="submit" variant="primary" data-testid="rules-save">
            {words.save}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
