import type { ReactNode } from 'react';
import { navigate } from '../app/session';
import type { AccountView } from '../bindings';
import { Button, EmptyState, ErrorNotice } from '../components';
import { toHostError } from '../host';
import { transactions } from '../i18n/en/transactions';
import { NoMatch } from './NoMatch';
import styles from './TransactionsPage.module.css';

export function NothingYet({ account, onSync }: { account: AccountView | null; onSync: () => void }) {
  const words = transactions.empty;
  const ready = account?.terminals.some((terminal) => terminal.credentials.some((one) => one.state === 'verified')) ?? false;
  return (
    <EmptyState
      title={words.title}
      data-testid="empty-unsynced"
      actions={
        <>
          {ready && (
            <Button variant="primary" onPress={onSync} data-testid="empty-sync">
              {transactions.sync.button}
            </Button>
          )}
          <Button variant={ready ? 'secondary' : 'primary'} onPress={() => navigate('setup')} data-testid="empty-setup">
            {words.setup}
          </Button>
        </>
      }
    >
      <p>{ready ? words.ready : words.verifyFirst}</p>
    </EmptyState>
  );
}

export interface NoRowsProps {
  account: AccountView;
  today: string;
  /** The typed search. */
  text: string;
  unsynced: boolean;
  syncing: boolean;
  onSync: () => void;
}

/** The list is empty: because nothing was read yet, or because the search is too narrow. */
export function NoRows({ account, today, text, unsynced, syncing, onSync }: NoRowsProps) {
  let inner: ReactNode = <NoMatch accountId={account.id} today={today} text={text} />;
  if (syncing && unsynced) {
    inner = (
      <EmptyState title={transactions.empty.reading} data-testid="empty-reading">
        <p>{transactions.empty.readingMore}</p>
      </EmptyState>
    );
  } else if (unsynced || text === '') inner = <NothingYet account={account} onSync={onSync} />;
  return <div className={styles.state}>{inner}</div>;
}

export const LedgerError = ({ error, onRetry }: { error: Error; onRetry: () => void }) => (
  <div className={styles.state}>
    <ErrorNotice error={toHostError(error)} onRetry={onRetry} />
  </div>
);
