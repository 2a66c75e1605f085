import { useState } from 'react';
import { needsNetwork, useOfflineSince } from '../../app/network';
import { navigate, useAccount } from '../../app/session';
import type { AccountView } from '../../bindings';
import { Banner, Button, EmptyState, ErrorNotice, Select, Skeleton } from '../../components';
import { formatLocalClock, formatZone } from '../../format/time';
import { toHostError, type HostError } from '../../host';
import { money } from '../../i18n/en/money';
import styles from '../Money.module.css';
import { OpenBatch } from './OpenBatch';
import { SettleDialog } from './SettleDialog';
import { useChosenTerminal, useSettleOffer } from './useBatch';

const words = money.batch;

function TerminalBatch({ account, terminalId }: { account: AccountView; terminalId: string }) {
  const { data, error, isFetching, refetch } = useSettleOffer(terminalId);
  const [confirming, setConfirming] = useState(false);
  const [stale, setStale] = useState<HostError | null>(null);
  const since = useOfflineSince(needsNetwork(account));
  const again = () => {
    setStale(null);
    void refetch();
  };
  return (
    <>
      {since && <Banner tone="warning" title={`${money.reverse.offlineSince(formatLocalClock(since))} ${money.reverse.nothingOffline}.`} data-testid="batch-offline" />}
      {stale && <ErrorNotice error={stale} />}
      {error && <ErrorNotice error={toHostError(error)} onRetry={again} />}
      {isFetching && !data && (
        <>
          <p className={styles.quiet} data-testid="batch-asking">
            {words.asking}
          </p>
          <Skeleton rows={4} />
        </>
      )}
      {data && !error && <OpenBatch account={account} offer={data} busy={isFetching} onAgain={again} onSettle={() => setConfirming(true)} />}
      {data && confirming && (
        <SettleDialog
          account={account}
          offer={data}
          onStale={(reason) => {
            setConfirming(false);
            setStale(reason);
            void refetch();
          }}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  );
}

function AccountBatch({ account }: { account: AccountView }) {
  const chosen = useChosenTerminal();
  const terminals = account.terminals.filter(({ active }) => active);
  const only = terminals.length === 1 ? (terminals[0]?.id ?? null) : null;
  const id = terminals.find((one) => one.id === chosen)?.id ?? only;
  return (
    <div className={styles.page} data-region="page" data-testid="batch-page">
      <header className={styles.head}>
        <h1 tabIndex={-1}>{words.title}</h1>
      </header>
      <p className={styles.quiet}>
        {words.intro} {money.act.zone(formatZone(account.displayZone))}
      </p>
      {terminals.length === 0 ? (
        <EmptyState title={words.noTerminals} actions={<Button onPress={() => navigate('setup')}>{words.setup}</Button>}>
          <p>{words.noTerminalsMore}</p>
        </EmptyState>
      ) : (
        <div className={styles.narrow}>
          <Select
            label={words.terminal}
            placeholder={words.choose}
            choices={terminals.map(({ id: terminal, name }) => ({ id: terminal, text: name }))}
            value={id}
            onChange={(terminal) => navigate(`batch/${encodeURIComponent(terminal)}`)}
            data-testid="batch-terminal"
          />
        </div>
      )}
      {id && <TerminalBatch key={id} account={account} terminalId={id} />}
    </div>
  );
}

/** What is in the open batch of a terminal, and settling it now. */
export default function BatchPage() {
  const account = useAccount();
  return account && <AccountBatch key={account.id} account={account} />;
}
