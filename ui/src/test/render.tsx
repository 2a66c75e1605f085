import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { App } from '../App';
import { createQueryClient, Providers } from '../app/Providers';
import { createFakeHost, type FakeHost, type FakeOptions } from '../host/fake';
import { forgetLedger } from '../transactions/state/ledgerState';
import { forgetRowsMode } from '../transactions/state/rowsMode';
import { dismissSync } from '../transactions/sync/syncStore';

export interface Opened {
  host: FakeHost;
  user: ReturnType<typeof userEvent.setup>;
  container: HTMLElement;
}

export function openWith(children: ReactNode, options: FakeOptions = {}): Opened {
  const host = createFakeHost({ syncStep: 1, ...options });
  forgetLedger();
  forgetRowsMode();
  dismissSync();
  const { container } = render(
    <Providers host={host} client={createQueryClient()}>
      {children}
    </Providers>,
  );
  return { host, user: userEvent.setup(), container };
}

export const openApp = (options: FakeOptions = {}): Opened => openWith(<App />, options);

/** The list of payments, whatever page a start shows. */
export function openList(options: FakeOptions = {}): Opened {
  if (!window.location.hash.startsWith('#/transactions')) window.location.hash = '#/transactions';
  return openApp(options);
}

/** The list with its first rows on screen. */
export async function openLedger(options: FakeOptions = {}): Promise<Opened> {
  const opened = openList(options);
  await screen.findAllByTestId('grid-row');
  return opened;
}

export function cell(row: number, column: number): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  if (!found) throw new Error(`No cell ${row}:${column}`);
  return found;
}

export const focusedCell = (): string | null => document.activeElement?.getAttribute('data-cell') ?? null;
