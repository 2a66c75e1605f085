import type { AccountView, AppStatus } from '../bindings';
import { navigate, useAccount, useAppStatus } from '../app/session';
import { Banner } from '../components/Banner';
import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { ErrorNotice } from '../components/ErrorNotice';
import { Skeleton } from '../components/Skeleton';
import { toHostError } from '../host';
import { page as words, progressLine } from '../i18n/en/setup';
import { VaultBanner } from '../welcome/VaultBanner';
import { welcome } from '../i18n/en/welcome';
import { AccountFacts } from './AccountFacts';
import { nextStep, stepsDone } from './model';
import styles from './SetupPage.module.css';
import { PracticeSection } from './page/PracticeSection';
import { TerminalSection } from './page/TerminalSection';
import { useOpenWizard } from './page/useOpenWizard';
import { UserSection } from './page/UserSection';

export default function SetupPage() {
  const { data: status, error, refetch } = useAppStatus();
  const account = useAccount();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  if (!status) return <Skeleton />;
  return (
    <div className={styles.page}>
      {account ? <AccountSetup key={account.id} account={account} status={status} /> : <NoAccount />}
      {status.practice ? <PracticeSection /> : null}
    </div>
  );
}

function NoAccount() {
  return (
    <>
      <h1>{words.title}</h1>
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
    </>
  );
}

function AccountSetup({ account, status }: { account: AccountView; status: AppStatus }) {
  const { openWizard, failure } = useOpenWizard(account);
  return (
    <>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <Button onPress={() => void openWizard('account')} data-testid="edit-account">
          {words.editAccount}
        </Button>
      </header>
      {failure ? <ErrorNotice error={failure} /> : null}
      <VaultBanner vault={status.vault} />
      {status.draft ? (
        <Banner
          tone="info"
          title={progressLine(stepsDone(account), nextStep(account))}
          data-testid="setup-unfinished"
          actions={
            <Button size="small" onPress={() => navigate('wizard')} data-testid="setup-resume">
              {welcome.resume}
            </Button>
          }
        />
      ) : null}
      <section className={styles.section} aria-labelledby="setup-account">
        <h2 id="setup-account">{account.name}</h2>
        <AccountFacts account={account} />
      </section>
      <TerminalSection account={account} onAdd={() => void openWizard('terminals')} />
      <UserSection account={account} onEdit={() => void openWizard('user')} />
    </>
  );
}
