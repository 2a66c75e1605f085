import { configure, screen } from '@testing-library/react';
import { vi } from 'vitest';
import type { ActStarted, IntentView, PlanPage } from '../../bindings';
import { createFakeHost, type FakeOptions } from '../../host/fake';
import { openApp, type Opened } from '../../test/render';
import { forgetList } from '../list/listState';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

export const live = (): string => screen.getByTestId('live-region').textContent ?? '';

export const underWay: ActStarted = { is: 'under_way', intent_id: 'act-1' };
export const requested: ActStarted = { is: 'requested', approval_id: 'ap-1', number: 'R-0031' };

/** An act about a plan whose outcome nobody knows yet. */
export const unknownAct: IntentView = {
  id: 'act-9',
  account_id: 'acc-alder',
  terminal_id: 't2',
  terminal_name: 'Web Permits',
  kind: 'take_installment',
  state: 'unknown',
  ended: false,
  target: 'plan-1',
  amount: { minor: '12500', currency: 'USD' },
  summary: 'take one payment of $125.00',
  headline: 'Outcome unknown',
  meaning: 'The answer did not come.',
  next: 'It is looked up by itself.',
  tell: '',
  txn: null,
  approval: null,
  message: null,
  code: null,
  made: 2,
  next_date: '2026-10-29',
  requested_by: 'clerk1',
  approved_by: null,
  reason: '',
  note: '',
  armed_at: '2026-10-06T20:00:00Z',
  sent_at: '2026-10-06T20:00:01Z',
  ended_at: null,
  looks: 1,
  next_look_at: null,
  steps: [],
  candidates: [],
  may_decide: false,
  may_repeat: false,
  previous: null,
};

/** Nothing is under way unless a test says so. */
const quiet: FakeOptions['calls'] = { intents: () => ({ intents: [] }) };

export async function openPlans(options: FakeOptions = {}, place = 'plans'): Promise<Opened> {
  forgetList();
  window.location.hash = `#/${place}`;
  const opened = openApp({ ...options, calls: { ...quiet, ...options.calls } });
  await screen.findByTestId('plans');
  return opened;
}

export async function openPlanPage(id: string, options: FakeOptions = {}): Promise<Opened> {
  window.location.hash = `#/plans/${id}`;
  const opened = openApp({ ...options, calls: { ...quiet, ...options.calls } });
  await screen.findByTestId('plan-page');
  await screen.findByTestId('plan-fact-id');
  return opened;
}

/** A plan of the invented book, with something of it different. */
export async function planWith(id: string, part: (plan: PlanPage) => Partial<PlanPage>): Promise<PlanPage> {
  const plan = await createFakeHost().call('plan_page', { id });
  return { ...plan, ...part(plan) };
}

export const sent = (host: Opened['host'], name: string): unknown[] => host.log.filter((one) => one.name === name).map((one) => one.request);
