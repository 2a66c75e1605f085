import { lazy, Suspense, useEffect } from 'react';
import { BareFrame } from './app/BareFrame';
import { useCommand } from './app/commands';
import { ErrorBoundary } from './app/ErrorBoundary';
import { useHostEvents } from './app/hostEvents';
import { LiveRegion } from './app/LiveRegion';
import { usePreferences } from './app/preferences';
import { announce, finishedAccounts, navigate, useAccount, useAppStatus, useMode, useRoute, type Route } from './app/session';
import { Shell } from './app/Shell';
import { useShortcuts } from './app/shortcuts';
import { useTheme } from './app/theme';
import type { AppStatus } from './bindings';
import { ErrorNotice, Skeleton, Toasts } from './components';
import { toHostError } from './host';
import { common } from './i18n/en/common';
import { TransactionsPage } from './transactions/TransactionsPage';

const Welcome = lazy(() => import('./welcome/Welcome'));
const Wizard = lazy(() => import('./setup/Wizard'));
const SetupPage = lazy(() => import('./setup/SetupPage'));

/** Before the first finished account there is only Welcome and the wizard. */
export function pageFor(route: Route, status: AppStatus): Route {
  if (route === 'wizard') return 'wizard';
  if (finishedAccounts(status).length === 0 && (!status.practice || status.draft)) return 'welcome';
  return route === 'welcome' ? 'transactions' : route;
}

function usePreferenceCommands(): void {
  const { change } = usePreferences();
  useCommand('theme-system', () => change({ theme: 'system' }));
  useCommand('theme-light', () => change({ theme: 'light' }));
  useCommand('theme-dark', () => change({ theme: 'dark' }));
  useCommand('density-compact', () => change({ density: 'compact' }));
  useCommand('density-normal', () => change({ density: 'normal' }));
  useCommand('density-roomy', () => change({ density: 'roomy' }));
  useCommand('go-transactions', () => navigate('transactions'));
  useCommand('go-setup', () => navigate('setup'));
}

function usePageTitle(page: Route | null): void {
  const account = useAccount();
  const mode = useMode();
  const name = page ? common.titles[page] : common.titles.starting;
  useEffect(() => {
    document.title = common.windowTitle(name, common.modes[mode], account?.name ?? null);
  }, [name, mode, account?.name]);
  useEffect(() => {
    if (!page) return;
    announce(common.titles[page]);
    // The element that had the focus may be gone with the old page.
    if (document.activeElement === document.body) document.getElementById('page')?.focus();
  }, [page]);
}

function Page({ page }: { page: Route }) {
  const inner = (
    <ErrorBoundary key={page}>
      <Suspense fallback={<Skeleton />}>
        {page === 'welcome' && <Welcome />}
        {page === 'wizard' && <Wizard />}
        {page === 'setup' && <SetupPage />}
        {page === 'transactions' && <TransactionsPage />}
      </Suspense>
    </ErrorBoundary>
  );
  return page === 'welcome' || page === 'wizard' ? <BareFrame>{inner}</BareFrame> : <Shell route={page}>{inner}</Shell>;
}

export function App() {
  const status = useAppStatus();
  const route = useRoute();
  const page = status.data ? pageFor(route, status.data) : null;
  useTheme(status.data?.preferences.theme);
  useHostEvents();
  useShortcuts();
  usePreferenceCommands();
  usePageTitle(page);
  return (
    <>
      {page && <Page page={page} />}
      {!page && (
        <BareFrame>
          {status.error ? (
            <ErrorNotice error={toHostError(status.error)} onRetry={() => void status.refetch()} />
          ) : (
            <Skeleton />
          )}
        </BareFrame>
      )}
      <Toasts />
      <LiveRegion />
    </>
  );
}
