import { useEffect, useState } from 'react';
import { useAccount } from '../app/session';
import type { AccountView, Approvals, ApprovalView } from '../bindings';
import { EmptyState, ErrorNotice, Skeleton } from '../components';
import { formatMoment } from '../format/time';
import { toHostError } from '../host';
import { approvals as words } from '../i18n/en/approvals';
import page from '../setup/SetupPage.module.css';
import { useOpenSession } from '../signin/useSession';
import { DecidedList } from './DecidedList';
import { DecideDialog, type Asked } from './DecideDialog';
import { markSeen } from './seen';
import { useApprovals } from './useApprovals';
import { WaitingRequest } from './WaitingRequest';

export default function ApprovalsPage() {
  const account = useAccount();
  return (
    <div className={page.page} data-region="page">
      <header className={page.titles}>
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className={page.small}>{words.lead}</p>
      </header>
      {account ? <Inbox key={account.id} account={account} /> : <EmptyState title={words.noAccount} />}
    </div>
  );
}

function lastDecision({ decided }: Approvals, zone: string): string | null {
  const last = decided[0];
  if (!last) return null;
  return words.last(last.number, words.inSentence[last.state], last.decidedBy, formatMoment(last.decidedAt ?? last.expiresAt, zone));
}

function Inbox({ account }: { account: AccountView }) {
  const session = useOpenSession();
  const { data, error, refetch } = useApprovals(account.id);
  const [asked, setAsked] = useState<Asked | null>(null);
  const you = session?.person?.name ?? null;
  useEffect(() => {
    if (data && you !== null) markSeen(you, data.decided);
  }, [data, you]);
  // Without people there is nobody to ask, and nobody asks.
  if (session && !session.people) return <EmptyState title={words.noneWaiting(null)} data-testid="approvals-empty" />;
  if (!data) return error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} />;
  const ask = (what: Asked['what'], request: ApprovalView) => setAsked({ what, request });
  return (
    <>
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      <section className={page.section} aria-labelledby="approvals-waiting" data-testid="approvals-waiting">
        <h2 id="approvals-waiting">{words.waiting(data.waiting.length)}</h2>
        {data.waiting.length === 0 ? (
          <p className={page.quiet} data-testid="approvals-empty">
            {words.noneWaiting(lastDecision(data, account.displayZone))}
          </p>
        ) : (
          data.waiting.map((request) => <WaitingRequest key={request.id} request={request} account={account} onAsk={ask} />)
        )}
      </section>
      <section className={page.section} aria-labelledby="approvals-decided" data-testid="approvals-decided">
        <h2 id="approvals-decided">{words.decided}</h2>
        <DecidedList decided={data.decided} zone={account.displayZone} you={you} />
      </section>
      {asked ? <DecideDialog key={`${asked.what}-${asked.request.id}`} asked={asked} account={account} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
