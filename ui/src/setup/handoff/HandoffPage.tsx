import { useRef } from 'react';
import type { AccountView, HandoffView } from '../../bindings';
import { useAccount, useAppStatus } from '../../app/session';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { handoff as words } from '../../i18n/en/paper';
import { page as setupWords } from '../../i18n/en/setup';
import { FindingCards } from '../findings/FindingList';
import { useNextStep } from '../findings/useNextStep';
import { openPlace, places } from '../places';
import page from '../SetupPage.module.css';
import { useSetupQuery } from '../useSetupQuery';
import { draftLines } from './draft';
import styles from './Handoff.module.css';
import { HandoffForm } from './HandoffForm';
import { HandoffTable } from './HandoffTable';

/** What CivicPlus gets: seen first, refused while a PIN stands on the wrong terminal. */
export default function HandoffPage() {
  const { data: status, error, refetch } = useAppStatus();
  const account = useAccount();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!status) return <Skeleton />;
  if (account) return <AccountHandoff key={account.id} account={account} />;
  return (
    <div className={styles.page}>
      <h1>{words.title}</h1>
      <EmptyState title={setupWords.noAccount} />
    </div>
  );
}

function AccountHandoff({ account }: { account: AccountView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useSetupQuery('handoff_view', { accountId: account.id, terminalIds: null });
  const { open, dialog } = useNextStep(account, heading);
  const blocked = (data?.blockers.length ?? 0) > 0;
  return (
    <div className={styles.page}>
      <header className={page.titles}>
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p className={page.small}>{words.lead}</p>
      </header>
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={5} /> : null}
      {data && blocked ? (
        <section className={styles.section} aria-labelledby="handoff-blocked" data-testid="handoff-blocked">
          <h2 id="handoff-blocked">{words.blockedTitle}</h2>
          <p className={styles.lead}>{words.blockedBody}</p>
          <FindingCards findings={data.blockers} account={account} onAct={({ next }) => open(next)} />
        </section>
      ) : null}
      {data?.rows.length === 0 ? <NoTerminals /> : null}
      {data && data.rows.length > 0 ? (
        <section className={styles.section} aria-labelledby="handoff-preview">
          <h2 id="handoff-preview">{words.preview}</h2>
          {data.draft.length > 0 ? <Draft view={data} /> : null}
          <HandoffTable rows={data.rows} account={account} />
        </section>
      ) : null}
      {data && data.rows.length > 0 && !blocked ? <HandoffForm account={account} /> : null}
      {dialog}
    </div>
  );
}

function Draft({ view }: { view: HandoffView }) {
  return (
    <Banner
      tone="warning"
      title={words.draftTitle}
      data-testid="handoff-draft"
      actions={
        <Button size="small" onPress={() => openPlace(places.terminals)} data-testid="handoff-draft-terminals">
          {words.openTerminals}
        </Button>
      }
    >
      <p>{words.draftBody}</p>
      <ul className={styles.bullets}>
        {draftLines(view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Banner>
  );
}

function NoTerminals() {
  return (
    <EmptyState
      title={words.empty}
      actions={
        <Button onPress={() => openPlace(places.terminals)} data-testid="handoff-terminals">
          {words.openTerminals}
        </Button>
      }
    >
      {words.emptyBody}
    </EmptyState>
  );
}
