import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { useHostEvents } from '../../app/hostEvents';
import { LiveRegion } from '../../app/LiveRegion';
import type { AccountView, AppStatus, SetupDraft, SetupStep, TerminalView } from '../../bindings';
import type { FakeOptions } from '../../host/fake';
import { apiUser, noDevice } from '../../host/fake/town';
import { openWith } from '../../test/render';
import { draftFromAccount } from '../model';

export const store = 'Windows Credential Manager';

const terminal = (id: string, name: string, kind: TerminalView['kind'], userId: string): TerminalView => ({
  id,
  name,
  kind,
  userId,
  reported: null,
  credentials: [],
  active: true,
  device: noDevice,
  note: '',
});

/** City of Alder Creek with two terminals and no PIN yet. */
export function alder(part: Partial<AccountView> = {}): AccountView {
  return {
    id: 'acc-1',
    name: 'City of Alder Creek',
    merchantId: '004287',
    environment: 'live',
    endpoint: null,
    host: 'api.convergepay.com',
    gatewayZone: 'America/New_York',
    displayZone: 'America/Denver',
    currency: 'USD',
    sharedVault: 'unknown',
    users: [apiUser('u1', 'apiuser501204')],
    terminals: [
      terminal('t1', 'T1 Parks Front Desk', 'retail', 'u1'),
      terminal('t2', 'T2 Web Permits', 'internet', 'u1'),
    ],
    ...part,
  };
}

export const fresh: Partial<AppStatus> = {
  practice: false,
  accounts: [],
  draft: null,
  vault: { state: 'ready', store },
};

/** An account saved so far, with the wizard standing at the given step. */
export function at(step: SetupStep, account = alder(), part: Partial<SetupDraft> = {}): Partial<AppStatus> {
  return { ...fresh, accounts: [account], draft: { ...draftFromAccount(account, step), ...part } };
}

function Events() {
  useHostEvents();
  return null;
}

/** Every sentence that reached the live region, once per time it was said. */
function listen(): string[] {
  const spoken: string[] = [];
  const observer = new MutationObserver((changes) => {
    const region = document.querySelector('[data-testid="live-region"]');
    if (!changes.some(({ target }) => region?.contains(target))) return;
    const text = [...(region?.children ?? [])].map((part) => part.textContent).filter(Boolean).at(-1);
    if (text) spoken.push(text);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return spoken;
}

/** One screen without the frame around it, and everything it says. */
export function show(element: ReactNode, options: FakeOptions) {
  document.title = 'Counterfoil';
  const spoken = listen();
  const opened = openWith(
    <>
      <Events />
      <main>{element}</main>
      <LiveRegion />
    </>,
    options,
  );
  return { ...opened, spoken };
}

export const field = (testId: string) => screen.findByTestId(testId);
