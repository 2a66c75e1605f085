import { useState } from 'react';
import { useAccount, useAppStatus } from '../../app/session';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { configuration as words } from '../../i18n/en/paper';
import styles from '../handoff/Handoff.module.css';
import page from '../SetupPage.module.css';
import { CompareSection } from './CompareSection';
import { ExportSection } from './ExportSection';
import { ImportSection } from './ImportSection';
import { SpreadsheetSection } from './SpreadsheetSection';

type Part = 'export' | 'import' | 'sheet' | 'compare';

/** The setup as a file: out, in, from a spreadsheet, and compared with itself on another day. */
export default function ConfigurationPage() {
  const { data: status, error, refetch } = useAppStatus();
  const account = useAccount();
  const [last, setLast] = useState<Part | null>(null);
  /** What became of an earlier file goes when something else begins. */
  const part = (name: Part) => ({ isLast: last === name, onStart: () => setLast(name) });
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!status) return <Skeleton />;
  return (
    <div className={styles.page}>
      <header className={page.titles}>
        <h1>{words.title}</h1>
        <p className={page.small}>{words.lead}</p>
      </header>
      {account ? <ExportSection account={account} several={status.accounts.length > 1} {...part('export')} /> : null}
      <ImportSection onStart={part('import').onStart} />
      {account ? <SpreadsheetSection key={account.id} account={account} {...part('sheet')} /> : null}
      {account ? <CompareSection key={`days-${account.id}`} account={account} onStart={part('compare').onStart} /> : null}
    </div>
  );
}
