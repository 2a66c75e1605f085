import { announce, useHost } from '../app/session';
import { toast } from '../components';
import { Button } from '../components/Button';
import { ErrorNotice } from '../components/ErrorNotice';
import { ExportIcon } from '../components/icons';
import { activity as words } from '../i18n/en/activity';
import { useCommand } from '../app/commands';
import { useAct } from '../setup/useAct';
import { useStepUp } from '../signin/stepUp';
import { useDuty } from '../signin/useSession';
import styles from './Activity.module.css';
import { requestOf, type ActivityFilter } from './useActivity';

/** Exactly what the filters find, all of it. That it was written is an entry of its own. */
export function ExportActivity({ accountId, filter }: { accountId: string | null; filter: ActivityFilter }) {
  const host = useHost();
  const may = useDuty('export');
  const act = useAct();
  const { run } = useStepUp();
  const write = () =>
    act.run(async () => {
      const { path, sentence } = await run(() => host.call('activity_export', requestOf(accountId, filter, null, null)));
      if (path === null) announce(words.exportCancelled);
      else toast({ title: words.exported, body: `${sentence}: ${path}`, tone: 'success' });
    });
  useCommand('export', () => {
    if (may) void write();
  });
  if (!may) return null;
  return (
    <div className={styles.export}>
      <Button icon={<ExportIcon />} onPress={() => void write()} data-testid="activity-export">
        {act.busy ? words.exporting : words.export}
      </Button>
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
    </div>
  );
}
