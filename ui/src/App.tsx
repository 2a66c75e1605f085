import { lazy, Suspense, useEffect } from 'react';
import { BareFrame } from './app/BareFrame';
import { useCommand } from './app/commands';
import { ErrorBoundary } from './app/ErrorBoundary';
import { useHostEvents } from './app/hostEvents';
import { LiveRegion } from './app/LiveRegion';
import { usePreferences } from './app/preferences';
import { useNewAccountChosen } from './app/newAccount';
import { announce, finishedAccounts, navigate, useAccount, useAppStatus, useMode, useRoute, type Route } from './app/session';
import { Shell } from './app/Shell';
import { useShortcuts } from './app/shortcuts';
import { useTheme } from './app/theme';
import type { AppStatus } from './bindings';
import { ErrorNotice, Skeleton, Toasts } from './components';
import { openHelpForFocus } from './help/question';
import { HomePage } from './home/HomePage';
import { toHostError } from './host';
import { common } from './i18n/en/common';
import { detail } from './i18n/en/detail';
import { setupNav } from './i18n/en/setupNav';
import { SessionGate } from './signin/SessionGate';
import { plansTitle, usePlanPlace } from './plans/place';
import { setupTitle, useSetupPlace } from './setup/page/places';
import { useOpenPayment } from './transactions/detail/openPayment';
import { TransactionsSection } from './transactions/detail/TransactionsSection';

const Welcome = lazy(() => import('./welcome/Welcome'));
const Wizard = lazy(() => import('./setup/Wizard'));
const SetupPage = lazy(() => import('./setup/SetupPage'));
const PlansSection = lazy(() => import('./plans/PlansSection'));
const HelpPage = lazy(() => import('./help/HelpPage'));
const ActsSection = lazy(() => import('./money/ActsSection'));
const BatchPage = lazy(() => import('./money/batch/BatchPage'));
const ApprovalsPage = lazy(() => import('./approvals/ApprovalsPage'));
const ActivityPage = lazy(() => import('./activity/ActivityPage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));

/** Before the first finished account there is only Welcome, the wizard and Help. */
export function pageFor(route: Route, status: AppStatus): Route {
  if (route === 'wizard' || route === 'help') return route;
  if (finishedAccounts(status).length === 0 && (!status.practice || status.draft)) return 'welcome';
  return route === 'welcome' ? 'home' : route;
}

/** Pages before there is anything to go to have no sidebar. */
function isBare(page: Route, status: AppStatus | undefined): boolean {
  if (page === 'welcome' || page === 'wizard') return true;
  return page === 'help' && (!status || pageFor('home', status) === 'welcome');
}

function usePreferenceCommands(): void {
  const { change } = usePreferences();
  useCommand('theme-system', () => change({ theme: 'system' }));
  useCommand('theme-light', () => change({ theme: 'light' }));
  useCommand('theme-dark', () => change({ theme: 'dark' }));
  useCommand('density-compact', () => change({ density: 'compact' }));
  useCommand('density-normal', () => change({ density: 'normal' }));
  useCommand('density-roomy', () => change({ density: 'roomy' }));
  useCommand('go-home', () => navigate('home'));
  useCommand('go-transactions', () => navigate('transactions'));
  useCommand('go-plans', () => navigate('plans'));
  useCommand('go-setup', () => navigate('setup'));
  useCommand('go-approvals', () => navigate('approvals'));
  useCommand('go-activity', () => navigate('activity'));
  useCommand('go-settings', () => navigate('people'));
  useCommand('import-setup', () => navigate('setup/configuration?part=import'));
  useCommand('export-setup', () => navigate('setup/configuration?part=export'));
  useCommand('hand-off', () => navigate('setup/handoff'));
  useCommand('help', openHelpForFocus);
}

/** Pages below Setup say which one they are. */
function usePageName(page: Route | null): { title: string; spoken: string } {
  const account = useAccount();
  const place = useSetupPlace();
  const payment = useOpenPayment();
  const plan = usePlanPlace();
  const own = page === 'transactions' && payment !== null ? detail.pageTitle : page === 'plans' ? plansTitle(plan) : null;
  const name = own ?? (page ? common.titles[page] : common.titles.starting);
  if (page !== 'setup' || !account) return { title: name, spoken: name };
  const below = setupTitle(place, account);
  return { title: setupNav.title(below), spoken: setupNav.announced(below) };
}

function usePageTitle(page: Route | null): void {
  const account = useAccount();
  const mode = useMode();
  const { title, spoken } = usePageName(page);
  useEffect(() => {
    document.title = common.windowTitle(title, common.modes[mode], account?.name ?? null);
  }, [title, mode, account?.name]);
  useEffect(() => {
    if (page) announce(spoken);
  }, [page, spoken]);
  useEffect(() => {
    // The element that had the focus may be gone with the old page.
    if (page && document.activeElement === document.body) document.getElementById('page')?.focus();
  }, [page]);
}

function Page({ page, bare }: { page: Route; bare: boolean }) {
  const inner = (
    <ErrorBoundary key={page}>
      <Suspense fallback={<Skeleton />}>
        {page === 'welcome' && <Welcome />}
        {page === 'wizard' && <Wizard />}
        {page === 'setup' && <SetupPage />}
        {page === 'help' && <HelpPage />}
        {page === 'approvals' && <ApprovalsPage />}
        {page === 'activity' && <ActivityPage />}
        {(page === 'settings' || page === 'people') && <SettingsPage />}
        {page === 'plans' && <PlansSection />}
        {page === 'home' && <HomePage />}
        {page === 'transactions' && <TransactionsSection />}
        {page === 'acts' && <ActsSection />}
        {page === 'batch' && <BatchPage />}
      </Suspense>
    </ErrorBoundary>
  );
  return bare ? <BareFrame>{inner}</BareFrame> : <Shell route={page}>{inner}</Shell>;
}

export function App() {
  const status = useAppStatus();
  const route = useRoute();
  const page = status.data ? pageFor(route, status.data) : null;
  useTheme(status.data?.preferences.theme);
  useHostEvents();
  useNewAccountChosen();
  useShortcuts();
  usePreferenceCommands();
  usePageTitle(page);
  return (
    <>
      {page && (
        <SessionGate>
          <Page page={page} bare={isBare(page, status.data)} />
        </SessionGate>
      )}
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
