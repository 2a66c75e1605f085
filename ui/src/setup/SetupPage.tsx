import { lazy, Suspense, useRef } from 'react';
import type { AccountView, AppStatus } from '../bindings';
import { useCommand } from '../app/commands';
import { navigate, useAccount, useAppStatus } from '../app/session';
import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { ErrorNotice } from '../components/ErrorNotice';
import { Skeleton } from '../components/Skeleton';
import { toHostError } from '../host';
import { page as words } from '../i18n/en/setup';
import { welcome } from '../i18n/en/welcome';
import { VaultBanner } from '../welcome/VaultBanner';
import { useUndo } from './history/undo';
import { DepartmentSection } from './page/DepartmentSection';
import { useSetupPlace, type SetupPlace } from './page/places';
import { PracticeSection } from './page/PracticeSection';
import { SetupNav } from './page/SetupNav';
import { UnfinishedBanner } from './page/UnfinishedBanner';
import { usePlaceFocus } from './page/usePlaceFocus';
import styles from './SetupPage.module.css';

const ChecklistPage = lazy(() => import('./checklist/ChecklistPage'));
const UsersPage = lazy(() => import('./users/UsersPage'));
const UserPage = lazy(() => import('./users/UserPage'));
const TerminalsPage = lazy(() => import('./terminals/TerminalsPage'));
const TerminalPage = lazy(() => import('./terminals/TerminalPage'));
const HandoffPage = lazy(() => import('./handoff/HandoffPage'));
const ConfigurationPage = lazy(() => import('./files/ConfigurationPage'));
const HistoryPage = lazy(() => import('./history/HistoryPage'));
const DepartmentPage = lazy(() => import('./departments/DepartmentPage'));

export default function SetupPage() {
  const { data: status, error, refetch } = useAppStatus();
  const account = useAccount();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!status) return <Skeleton />;
  if (account) return <AccountSetup account={account} status={status} />;
  return (
    <div className={styles.page} data-region="page">
      <h1>{words.title}</h1>
      <NoAccount />
      {status.practice ? <PracticeSection /> : null}
    </div>
  );
}

function NoAccount() {
  return (
    <EmptyState
      title={words.noAccount}
      actions={
        <Button variant="primary" onPress={() => navigate('wizard')} data-testid="setup-start">
          {welcome.setup}
        </Button>
      }
    >
      {welcome.setupHelp}
    </EmptyState>
  );
}

function AccountSetup({ account, status }: { account: AccountView; status: AppStatus }) {
  const place = useSetupPlace();
  const box = useRef<HTMLDivElement>(null);
  const { undoLast } = useUndo();
  usePlaceFocus(box, `${place.page}/${place.id ?? ''}`);
  useCommand('undo', undoLast);
  const first = place.page === 'checklist';
  return (
    <>
      <SetupNav place={place} />
      <div ref={box} className={styles.page} data-page={place.page} data-region="page">
        <VaultBanner vault={status.vault} />
        {first ? <UnfinishedBanner account={account} status={status} /> : null}
        <Suspense fallback={<Skeleton />}>
          <Place key={account.id} place={place} account={account} />
        </Suspense>
        {first ? <DepartmentSection account={account} /> : null}
        {first && status.practice ? <PracticeSection /> : null}
      </div>
    </>
  );
}

function Place({ place, account }: { place: SetupPlace; account: AccountView }) {
  const { page, id } = place;
  switch (page) {
    case 'checklist':
      return <ChecklistPage />;
    case 'users':
      return id ? <UserPage key={id} account={account} id={id} /> : <UsersPage account={account} />;
    case 'terminals':
      return id ? <TerminalPage key={id} account={account} id={id} /> : <TerminalsPage account={account} />;
    case 'handoff':
      return <HandoffPage />;
    case 'configuration':
      return <ConfigurationPage />;
    case 'history':
      return <HistoryPage account={account} />;
    case 'department':
      return <DepartmentPage account={account} />;
  }
}
