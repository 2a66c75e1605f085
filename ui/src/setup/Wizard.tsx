import { finishedAccounts, navigate, useAppStatus } from '../app/session';
import { Skeleton } from '../components/Skeleton';
import { ErrorNotice } from '../components/ErrorNotice';
import { toHostError } from '../host';
import type { AppStatus } from '../bindings';
import { FinishPage } from './FinishPage';
import styles from './setup.module.css';
import { useWizard } from './useWizard';
import { WizardContext } from './wizardContext';
import { WizardSteps } from './WizardSteps';
import { StepForm } from './StepForm';

export default function Wizard() {
  const { data: status, error, refetch } = useAppStatus();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  return status ? <LoadedWizard status={status} /> : <Skeleton />;
}

function LoadedWizard({ status }: { status: AppStatus }) {
  const wizard = useWizard(status);
  const { tools, finished } = wizard;
  const later = async () => {
    await wizard.later();
    // A town that works already is only being changed: it has a Setup page to go back to.
    navigate(finishedAccounts(status).some((one) => one.id === tools.account?.id) ? 'setup' : 'welcome');
  };
  return (
    <WizardContext.Provider value={tools}>
      <div className={styles.wizard}>
        <WizardSteps wizard={wizard} />
        {finished && tools.account ? (
          <FinishPage account={tools.account} />
        ) : (
          <StepForm wizard={wizard} onLater={() => void later()} />
        )}
      </div>
    </WizardContext.Provider>
  );
}
