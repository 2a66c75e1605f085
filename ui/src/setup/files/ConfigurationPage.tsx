import { useAccount, useAppStatus } from '../../app/session';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { configuration as words } from '../../i18n/en/paper';
import styles from '../handoff/Handoff.module.css';
import { CompareSection } from './CompareSection';
import { ExportSection } from './ExportSection';
import { ImportSection } from './ImportSection';
import { SpreadsheetSection } from './SpreadsheetSection';

/** The set-up as a file: out, in, from a spreadsheet, and compared with itself on another day. */
export default function ConfigurationPage() {
  const { data: status, error, refetch } = useAppStatus();
  const account = useAccount();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!status) return <Skeleton />;
  return (
    <div className={styles.page}>
      <header>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      {account ? <ExportSection account={account} several={status.accounts.length > 1} /> : null}
      <ImportSection />
      {account ? <SpreadsheetSection key={account.id} account={account} /> : null}
      {account ? <CompareSection key={`days-${account.id}`} account={account} /> : null}
    </div>
  );
}
