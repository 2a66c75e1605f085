import { configure, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import type { IntentView, TxnRow } from '../../bindings';
import { createFakeHost, type FakeOptions } from '../../host/fake';
import { openApp, type Opened } from '../../test/render';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

export const account = 'acc-alder';

/** The newest invented payment that a typed search finds. */
export async function payment(text: string): Promise<TxnRow> {
  const host = createFakeHost();
  const { filter } = await host.call('search_read', { accountId: account, text });
  const { rows } = await host.call('transactions_page', { filter, sort: { column: 'time', direction: 'descending' }, offset: 0, limit: 1 });
  if (!rows[0]) throw new Error(`no payment for ${text}`);
  return rows[0];
}

export interface OnPayment extends Opened {
  row: TxnRow;
}

/** The page of a payment, before anything is pressed. */
export async function onPayment(text: string, options: FakeOptions = {}): Promise<OnPayment> {
  const row = await payment(text);
  window.location.hash = `#/transactions/${row.id}`;
  const opened = openApp(options);
  await within(await screen.findByTestId('payment-page')).findByTestId('fact-id');
  return { ...opened, row };
}

/** With the dialog open and Converge's answer on it. */
export async function reversing(text: string, options: FakeOptions = {}): Promise<OnPayment> {
  const opened = await onPayment(text, options);
  await opened.user.click(screen.getByTestId('reverse-open'));
  await screen.findByTestId('reverse-dialog');
  await screen.findByTestId('reverse-fact-amount');
  return opened;
}

export async function chooseReason({ user }: Opened, text = 'Class canceled'): Promise<void> {
  await user.click(screen.getByTestId('reverse-reason'));
  await user.click(await screen.findByRole('option', { name: text }));
}

/** Everything a reversal needs, typed as it should be. */
export async function fillIn(opened: OnPayment, last4 = opened.row.last4): Promise<void> {
  await opened.user.type(screen.getByTestId('reverse-last4'), last4);
  await chooseReason(opened);
}

export const calls = ({ host }: Opened, name: string) => host.log.filter((one) => one.name === name);
export const live = () => screen.getByTestId('live-region').textContent;
export const dialogText = (id: string) => screen.getByTestId(id).textContent ?? '';

/** An act that stands there already, and its page. */
export async function onAct(part: Partial<IntentView> & Pick<IntentView, 'state'>, options: FakeOptions = {}): Promise<Opened & { act: IntentView }> {
  const opened = openApp(options);
  const target = part.target ?? (await payment('status:settled type:sale')).id;
  const act = opened.host.money.put({ kind: 'return', amount: { minor: '4500', currency: 'USD' }, ...part, target });
  window.location.hash = `#/acts/${act.id}`;
  await screen.findByTestId('act-outcome');
  return { ...opened, act };
}

export const usd = (minor: number) => ({ minor: String(minor), currency: 'USD' });
