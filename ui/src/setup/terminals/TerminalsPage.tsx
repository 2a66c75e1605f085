import { useState } from 'react';
import type { AccountView } from '../../bindings';
import { navigate } from '../../app/session';
import { recall, remember } from '../../app/remembered';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PlusIcon } from '../../components/icons';
import { Segmented } from '../../components/Segmented';
import { terminalsPage as words } from '../../i18n/en/records';
import { FindingList } from '../findings/FindingList';
import { useTerminalRecords } from '../page/recordQueries';
import page from '../SetupPage.module.css';
import { useBrake } from '../verify/useBrake';
import { useChangeKind } from '../verify/useChangeKind';
import { useVerify } from '../verify/useVerify';
import { VerifyPanel } from '../verify/VerifyPanel';
import { AddTerminalDialog } from './AddTerminalDialog';
import type { Opened } from './opened';
import { Matrix } from './Matrix';
import { Results } from './Results';
import { TerminalDialogs } from './TerminalDialogs';
import { TerminalList } from './TerminalList';
import styles from './Terminals.module.css';
import { useSwitchOn } from './actions';

const views = [
  { id: 'list', text: words.list },
  { id: 'matrix', text: words.matrix },
] as const;
type View = (typeof views)[number]['id'];

/** The way of looking is remembered on this PC. */
function useView(): [View, (view: View) => void] {
  const [view, setView] = useState<View>(() => (recall('terminals-view') === 'matrix' ? 'matrix' : 'list'));
  return [
    view,
    (next) => {
      remember('terminals-view', next);
      setView(next);
    },
  ];
}

export default function TerminalsPage({ account }: { account: AccountView }) {
  const brake = useBrake(account.id);
  const run = useVerify(account, brake);
  const kinds = useChangeKind(account);
  const switchOn = useSwitchOn(account);
  const records = useTerminalRecords(account.terminals.map((terminal) => terminal.id));
  const [view, setView] = useView();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [adding, setAdding] = useState(false);
  const changeKind = (id: string, kind: AccountView['terminals'][number]['kind']) => void kinds.change(id, kind);
  const failure = kinds.failure ?? switchOn.failure;
  const shared = { account, run, brake, records, onOpen: setOpened, onSwitchOn: switchOn.terminal };
  const empty = account.terminals.length === 0;
  return (
    <>
      <header className={page.head}>
        <div className={page.titles}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className={page.small}>{words.lead(account.terminals.length, account.users.length)}</p>
        </div>
        {empty ? null : <Segmented label={words.view} choices={views} value={view} onChange={setView} testId="terminals-view" />}
      </header>
      {empty ? (
        <EmptyState
          title={words.emptyTitle}
          actions={
            <Button variant="primary" onPress={() => setAdding(true)} data-testid="setup-add-terminal">
              {words.add}
            </Button>
          }
        >
          <p>{words.empty}</p>
        </EmptyState>
      ) : (
        <section className={styles.body} aria-label={words.title}>
          <div className={styles.toolbar} data-running={run.running || brake.secondsLeft > 0 || undefined}>
            <VerifyPanel run={run} brake={brake} onVerify={() => void run.start(null)} />
            <Button icon={<PlusIcon />} onPress={() => setAdding(true)} data-testid="setup-add-terminal">
              {words.add}
            </Button>
            <Button onPress={() => navigate('setup/handoff')} data-testid="terminals-handoff">
              {words.handoff}
            </Button>
          </div>
          {failure ? <ErrorNotice error={failure} /> : null}
          <FindingList account={account} />
          {view === 'list' ? (
            <TerminalList {...shared} onChangeKind={changeKind} />
          ) : (
            <>
              <Matrix {...shared} />
              <Results account={account} run={run} onChangeKind={changeKind} />
            </>
          )}
        </section>
      )}
      <TerminalDialogs account={account} opened={opened} onClose={() => setOpened(null)} />
      {adding ? <AddTerminalDialog account={account} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
