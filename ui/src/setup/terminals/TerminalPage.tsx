import { useState } from 'react';
import type { AccountView, TerminalRecord, TerminalView } from '../../bindings';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ChevronLeftIcon } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { terminalPage as words } from '../../i18n/en/records';
import { FindingList } from '../findings/FindingList';
import { HistoryList } from '../history/HistoryList';
import { KindMark } from '../KindMark';
import { useTerminalRecord } from '../page/recordQueries';
import page from '../SetupPage.module.css';
import { useBrake } from '../verify/useBrake';
import { useChangeKind } from '../verify/useChangeKind';
import { useVerify } from '../verify/useVerify';
import { useSwitchOn } from './actions';
import { AllowList } from './AllowList';
import { DeviceFacts } from './DeviceFacts';
import { Intentions } from './Intentions';
import type { Opened } from './opened';
import { PinSection } from './PinSection';
import { needsWords, VerdictWords } from './Results';
import { RuleList } from './RuleList';
import { TerminalDialogs } from './TerminalDialogs';
import styles from './TerminalPage.module.css';

export default function TerminalPage({ account, id }: { account: AccountView; id: string }) {
  const terminal = account.terminals.find((one) => one.id === id);
  return (
    <>
      <a className={page.back} href="#/setup/terminals" data-testid="terminal-back">
        <ChevronLeftIcon size={14} />
        {words.back}
      </a>
      {terminal ? (
        <KnownTerminal account={account} terminal={terminal} />
      ) : (
        <>
          <h1 tabIndex={-1}>{words.notHere}</h1>
          <EmptyState title={words.notHere}>
            <p>{words.notHereBody}</p>
          </EmptyState>
        </>
      )}
    </>
  );
}

function KnownTerminal({ account, terminal }: { account: AccountView; terminal: TerminalView }) {
  const { id } = terminal;
  const brake = useBrake(account.id);
  const run = useVerify(account, brake);
  const kinds = useChangeKind(account);
  const switchOn = useSwitchOn(account);
  const record = useTerminalRecord(id);
  const [opened, setOpened] = useState<Opened | null>(null);
  const verdict = run.verdicts.get(id);
  const failure = run.failure ?? kinds.failure ?? switchOn.failure;
  const row = account.terminals.indexOf(terminal);
  return (
    <>
      <header className={page.head}>
        <div className={styles.title}>
          <h1 tabIndex={-1}>{terminal.name}</h1>
          <KindMark kind={terminal.kind} />
        </div>
        <div className={page.buttons}>
          <Button onPress={() => setOpened({ kind: 'edit', terminalId: id, userId: null })} data-testid="terminal-edit">
            {words.edit}
          </Button>
          {terminal.active ? (
            <Button onPress={() => setOpened({ kind: 'off', terminalId: id, userId: null })} data-testid="terminal-off">
              {words.switchOff}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => switchOn.terminal(id)} data-testid="terminal-on">
              {words.switchOn}
            </Button>
          )}
        </div>
      </header>
      {terminal.active ? null : (
        <Banner tone="warning" title={words.offBanner} data-testid="terminal-off-banner">
          <p>{words.offBannerBody}</p>
        </Banner>
      )}
      {failure ? <ErrorNotice error={failure} /> : null}
      <FindingList account={account} terminalId={id} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <PinSection context={{ account, run, brake, onOpen: setOpened }} terminal={terminal}>
            {verdict && needsWords(verdict) ? (
              <VerdictWords verdict={verdict} account={account} row={row} onChangeKind={(one, kind) => void kinds.change(one, kind)} />
            ) : null}
          </PinSection>
          {record.error ? <ErrorNotice error={toHostError(record.error)} onRetry={() => void record.refetch()} /> : null}
          {record.data ? <RecordSections account={account} terminal={terminal} record={record.data} /> : record.error ? null : <Skeleton rows={6} />}
        </div>
        <aside className={styles.aside} aria-label={words.facts}>
          <DeviceFacts account={account} terminal={terminal} record={record.data ?? null} />
        </aside>
      </div>
      <section className={page.section} aria-labelledby="terminal-history">
        <h2 id="terminal-history">{words.history}</h2>
        <HistoryList account={account} objectId={id} />
      </section>
      <TerminalDialogs account={account} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function RecordSections({ account, terminal, record }: { account: AccountView; terminal: TerminalView; record: TerminalRecord }) {
  return (
    <>
      <RuleList terminal={terminal} record={record} />
      <AllowList account={account} terminal={terminal} record={record} />
      <Intentions key={record.intentions.join()} account={account} terminal={terminal} record={record} />
    </>
  );
}
