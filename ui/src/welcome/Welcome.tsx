import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AppStatus } from '../bindings';
import { navigate, statusKey, useAppStatus, useHost } from '../app/session';
import { Banner } from '../components/Banner';
import { Button } from '../components/Button';
import { ErrorNotice } from '../components/ErrorNotice';
import { Skeleton } from '../components/Skeleton';
import { toHostError, type HostError } from '../host';
import { progressLine } from '../i18n/en/setup';
import { welcome as words } from '../i18n/en/welcome';
import { ImportSection } from '../setup/files/ImportSection';
import { nextStep, stepsDone, unfinished } from '../setup/model';
import { Needs } from './Needs';
import { ProductMark } from './ProductMark';
import { VaultBanner } from './VaultBanner';
import styles from './Welcome.module.css';

export default function Welcome() {
  const { data: status, error, refetch } = useAppStatus();
  if (error) return <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />;
  return status ? <LoadedWelcome status={status} /> : <Skeleton />;
}

function useExplore() {
  const host = useHost();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);
  const explore = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      client.setQueryData(statusKey, await host.call('app_explore', {}));
      navigate('transactions');
    } catch (reason) {
      setFailure(toHostError(reason));
    } finally {
      setBusy(false);
    }
  };
  return { explore, busy, failure };
}

function LoadedWelcome({ status }: { status: AppStatus }) {
  const { explore, busy, failure } = useExplore();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const begun = unfinished(status);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <ProductMark />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {words.title}
          </h1>
          <p className={styles.lead}>{words.tagline}</p>
        </div>
      </header>
      <VaultBanner vault={status.vault} />
      {status.clockWarning ? (
        <Banner tone="warning" title={words.clock} data-testid="clock-banner">
          <p>
            {status.clockWarning} {words.clockFix}
          </p>
        </Banner>
      ) : null}
      {failure ? <ErrorNotice error={failure} onRetry={() => void explore()} /> : null}
      <section className={styles.start} aria-labelledby="start-setup">
        <div className={styles.text}>
          <h2 id="start-setup">{begun ? words.resume : words.setup}</h2>
          {begun ? (
            <p className={styles.progress} data-testid="welcome-progress">
              {progressLine(stepsDone(begun.account), nextStep(begun.account))}
            </p>
          ) : null}
          <p className={styles.lead}>{begun ? words.resumeHelp : words.setupHelp}</p>
        </div>
        <Button variant="primary" onPress={() => navigate('wizard')} data-testid="welcome-setup">
          {begun ? words.resume : words.setup}
        </Button>
      </section>
      {begun ? null : <Needs />}
      <section className={styles.start} aria-labelledby="start-explore">
        <div className={styles.text}>
          <h2 id="start-explore">{words.explore}</h2>
          <p className={styles.lead}>{words.exploreHelp}</p>
        </div>
        <Button onPress={() => void explore()} data-testid="welcome-explore">
          {busy ? words.exploring : words.explore}
        </Button>
      </section>
      <div className={styles.import}>
        <ImportSection title={words.open} lead={words.openHelp} />
      </div>
      <footer className={styles.version}>{words.version(status.version)}</footer>
    </div>
  );
}
