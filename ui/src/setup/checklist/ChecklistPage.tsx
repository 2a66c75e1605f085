import { useRef } from 'react';
import type { AccountView, Checklist } from '../../bindings';
import { navigate, useAccount, useAppStatus } from '../../app/session';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ProgressBar } from '../../components/ProgressBar';
import { Skeleton } from '../../components/Skeleton';
import { formatDay } from '../../format/time';
import { toHostError } from '../../host';
import { checklist as words } from '../../i18n/en/checklist';
import { common } from '../../i18n/en/common';
import { welcome } from '../../i18n/en/welcome';
import { Needs } from '../../welcome/Needs';
import { FindingList } from '../findings/FindingList';
import { useNextStep } from '../findings/useNextStep';
import { openPlace, places } from '../places';
import { useSetupQuery } from '../useSetupQuery';
import styles from './Checklist.module.css';
import { OwnerSection } from './OwnerSection';
import { ownerOrder } from './tasks';

/** What is left to do, by whom, and what is wrong; the page a clerk leaves and comes back to. */
export default function ChecklistPage() {
  const { data: status, error, refetch } = useAppStatus();
  const account = useAccount();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!status) return <Skeleton />;
  if (!account) return <NoAccount />;
  return <AccountChecklist key={account.id} account={account} today={status.today} />;
}

function NoAccount() {
  return (
    <div className={styles.page}>
      <h1>{words.title}</h1>
      <EmptyState
        title={words.noAccount}
        actions={
          <Button variant="primary" onPress={() => navigate('wizard')} data-testid="checklist-start">
            {words.start}
          </Button>
        }
      >
        {welcome.setupHelp}
      </EmptyState>
      <Needs />
    </div>
  );
}

interface AccountChecklistProps {
  account: AccountView;
  today: string;
}

function AccountChecklist({ account, today }: AccountChecklistProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useSetupQuery('checklist', { accountId: account.id });
  const { open, dialog } = useNextStep(account, heading);
  return (
    <div className={styles.page} data-print-sheet>
      <header className={styles.head}>
        <div className={styles.headText}>
          <h1 ref={heading} tabIndex={-1}>
            {words.title}
          </h1>
          {data ? <Progress list={data} /> : null}
          <p className={styles.printed}>{words.printed(account.name, formatDay(today), common.modes[account.environment])}</p>
        </div>
        <div className={styles.actions}>
          <Button onPress={() => window.print()} data-testid="checklist-print">
            {words.print}
          </Button>
          <Button onPress={() => openPlace(places.handoff)} data-testid="checklist-handoff">
            {words.handoff}
          </Button>
        </div>
      </header>
      <FindingList account={account} />
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} rowHeight={56} /> : null}
      {data
        ? ownerOrder.map((owner) => (
            <OwnerSection
              key={owner}
              owner={owner}
              tasks={data.tasks.filter((task) => task.owner === owner)}
              account={account}
              today={today}
              onStep={open}
              onFindings={() => document.querySelector<HTMLElement>('[data-testid="findings"] h2')?.focus()}
            />
          ))
        : null}
      {data ? <Orphans list={data} /> : null}
      {dialog}
    </div>
  );
}

function Progress({ list }: { list: Checklist }) {
  const text = words.progress(list.done, list.total, list.waiting);
  return (
    <div className={styles.progress}>
      <p data-testid="checklist-progress">{list.total > 0 && list.done === list.total ? words.allDone(list.total) : text}</p>
      <ProgressBar label={words.progressLabel} hideLabel value={list.done} max={list.total} valueText={text} />
    </div>
  );
}

function Orphans({ list }: { list: Checklist }) {
  const lines = [...list.usersWithoutTerminal.map(words.userOrphan), ...list.terminalsWithoutUser.map(words.terminalOrphan)];
  if (lines.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="checklist-orphans" data-testid="checklist-orphans">
      <h2 id="checklist-orphans">{words.orphansTitle}</h2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
