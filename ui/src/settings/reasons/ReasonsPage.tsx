import { useState } from 'react';
import type { ReasonView } from '../../bindings';
import { toast } from '../../components';
import { ActionMenu } from '../../components/ActionMenu';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { MinusIcon, PlusIcon, SuccessIcon } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import { Tag } from '../../components/StatusTag';
import { toHostError } from '../../host';
import { reasons as words, settings } from '../../i18n/en/people';
import page from '../../setup/SetupPage.module.css';
import { useAct } from '../../setup/useAct';
import { useDuty } from '../../signin/useSession';
import { ReasonDialog } from './ReasonDialog';
import { useReasons, useSaveReason } from './useReasons';

const name: FactColumn<ReasonView> = { id: 'words', title: words.words, rowHeader: true, wide: true, render: (reason) => reason.words };
const state: FactColumn<ReasonView> = { id: 'state', title: words.state, render: ({ retired }) => <State retired={retired} /> };

/** The town's own list; a reason that was used stays, and is only no longer offered. */
export function ReasonsPage() {
  const { data, error, refetch } = useReasons();
  const save = useSaveReason();
  const may = useDuty('manage_people');
  const act = useAct();
  const [editing, setEditing] = useState<ReasonView | 'new' | null>(null);
  const retire = (reason: ReasonView) =>
    act.run(async () => {
      await save({ id: reason.id, words: reason.words, retired: !reason.retired });
      toast({ title: words.saved(reason.words), tone: 'success' });
    });
  const actions: FactColumn<ReasonView> = {
    id: 'actions',
    title: words.actions,
    bare: true,
    render: (reason) => (
      <ActionMenu
        label={words.actionsOf(reason.words)}
        testId={`reason-actions-${reason.id}`}
        actions={[
          { id: 'rename', text: words.rename, onAction: () => setEditing(reason), testId: 'reason-rename' },
          { id: 'retire', text: reason.retired ? words.offer : words.retire, onAction: () => void retire(reason), testId: 'reason-retire' },
        ]}
      />
    ),
  };
  return (
    <>
      <header className={page.head}>
        <div className={page.titles}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className={page.small}>{words.lead}</p>
        </div>
        {may ? (
          <Button variant="primary" icon={<PlusIcon />} onPress={() => setEditing('new')} data-testid="reason-add">
            {words.add}
          </Button>
        ) : null}
      </header>
      {may ? null : <p className={page.quiet} data-testid="reasons-not-yours">{settings.notYoursBody}</p>}
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {act.failure ? <ErrorNotice error={act.failure} data-testid="reason-failure" /> : null}
      {!data && !error ? <Skeleton rows={5} /> : null}
      {data ? <FactTable label={words.list} columns={may ? [name, state, actions] : [name, state]} items={data.reasons} idOf={({ id }) => id} testId="reasons-list" /> : null}
      {editing ? <ReasonDialog reason={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

function State({ retired }: { retired: boolean }) {
  return (
    <Tag tone={retired ? 'neutral' : 'success'} icon={retired ? <MinusIcon size={14} /> : <SuccessIcon size={14} />}>
      {retired ? words.retired : words.offered}
    </Tag>
  );
}
