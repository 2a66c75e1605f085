// What the tests of the Setup pages share.
import { configure, screen, waitFor } from '@testing-library/react';
import { expect, vi } from 'vitest';
import { Toasts } from '../../components';
import type { FakeOptions } from '../../host/fake';
import SetupPage from '../SetupPage';
import { field, show } from './harness';
// The pages are loaded when they are opened; here they are loaded before the clock runs.
import '../checklist/ChecklistPage';
import '../departments/DepartmentPage';
import '../files/ConfigurationPage';
import '../handoff/HandoffPage';
import '../history/HistoryPage';
import '../terminals/TerminalPage';
import '../terminals/TerminalsPage';
import '../users/UserPage';
import '../users/UsersPage';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

/** One page of Setup, with the toasts that belong to the window. */
export async function openSetup(place: string, options: FakeOptions = {}) {
  window.location.hash = place === 'checklist' ? '#/setup' : `#/setup/${place}`;
  const opened = show(
    <>
      <SetupPage />
      <Toasts />
    </>,
    options,
  );
  await screen.findByRole('heading', { level: 1 });
  return opened;
}

type Opened = Awaited<ReturnType<typeof openSetup>>;

export const calls = ({ host }: Opened, name: string) => host.log.filter((entry) => entry.name === name).map((entry) => entry.request);

export async function takeChoice({ user }: Opened, select: string, text: string) {
  await user.click(await field(select));
  await user.click(await screen.findByRole('option', { name: text }));
}

export const gone = (testId: string) => waitFor(() => expect(screen.queryByTestId(testId)).toBeNull());

/** Replaces a text in one go, as a paste does; single keys are slow here and no part of the question. */
export async function fill(user: Opened['user'], where: string | HTMLElement, text: string) {
  const element = typeof where === 'string' ? await field(where) : where;
  await user.clear(element);
  element.focus();
  await user.paste(text);
}
