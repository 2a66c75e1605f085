import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe';
import { openPlanPage, openPlans, planWith, sent } from './harness';

const rows = (id: string) => within(screen.getByTestId(id)).getAllByRole('row').slice(1).map((row) => row.textContent ?? '');

describe('what is ahead', () => {
  it('is a month of days with amounts, and the same as a list of plans', async () => {
    const { user, host } = await openPlans({}, 'plans/calendar');
    await screen.findByTestId('calendar-month');
    // Two plans run on that day: one as it should, one that failed before.
    expect(screen.getByTestId('calendar-2026-10-29').textContent).toContain('$250.00');
    const [only] = rows('calendar-list');
    expect(only).toContain('Thursday, Oct 29, 2026');
    await waitFor(() => expect(rows('calendar-list')[0]).toContain('Ada Okafor'));
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('calendar-after'));
    await screen.findByTestId('calendar-2026-11-01');
    expect(sent(host, 'plan_calendar').at(-1)).toEqual({ accountId: 'acc-alder', month: '2026-11' });
    expect(screen.getByTestId('calendar-none')).toBeTruthy();
  });

  it('is a call list with phone, last result, what it means and what to say', async () => {
    await openPlans({}, 'plans/follow-up');
    await screen.findByTestId('follow-table');
    const [only] = rows('follow-table');
    for (const part of ['Cy Doe', '303-555-0142', 'DeclinedDECLINED', 'The bank did not approve it.', 'Would you like to pay another way?']) expect(only).toContain(part);
    expect(await axeFindings()).toEqual([]);
  });

  it('is the cards about to expire, with the days left', async () => {
    await openPlans({}, 'plans/cards');
    await screen.findByTestId('cards-table');
    expect(rows('cards-table')[0]).toContain('VISA ending in 0174Nov 30, 202655 days');
    expect(await axeFindings()).toEqual([]);
  });

  it('is chosen by keys as well', async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId('plans-view-cards'));
    await screen.findByTestId('plans-cards');
    expect(window.location.hash).toBe('#/plans/cards');
  });
});

describe('the schedule of a plan', () => {
  it('names weekends and holidays, and tells payments so far with their results', async () => {
    const plan = await planWith('plan-1', () => ({
      upcoming: [
        { date: '2026-10-31', number: 3, note: 'Saturday' },
        { date: '2026-11-26', number: 4, note: 'Thanksgiving Day' },
      ],
      payments: [{ id: 'PAY-7', at: '2026-09-29T12:00:00Z', amount: { minor: '12500', currency: 'USD' }, result: 'approved', message: 'APPROVAL', approval: 'A12345', user: '' }],
    }));
    await openPlanPage('plan-1', { calls: { plan_page: () => plan } });
    expect(rows('plan-upcoming')).toEqual(['Oct 31, 20263Saturday', 'Nov 26, 20264Thanksgiving Day']);
    expect(rows('plan-payments')[0]).toContain('$125.00ApprovedAPPROVALA12345The schedulePAY-7');
    expect(screen.getByTestId('plan-fact-remaining').textContent).toBe('$1,000.00');
    expect(screen.getByTestId('plan-fact-card').textContent).toContain('ending in 0174');
    expect(screen.getByTestId('copy-id')).toBeTruthy();
  });
});
