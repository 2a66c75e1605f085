import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ActStarted, PlanPage } from '../../bindings';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { live, openPlanPage, planWith, requested, sent, underWay, unknownAct } from './harness';

const refusal = (code: string, message: string, details = {}) => new HostError({ code, message, details });
const take = (answer: ActStarted | HostError) => ({
  plan_take: () => {
    if (answer instanceof HostError) throw answer;
    return answer;
  },
});
const text = (id: string) => screen.getByTestId(id).textContent;

async function openTake(options = {}) {
  const opened = await openPlanPage('plan-1', options);
  await opened.user.click(screen.getByTestId('plan-take'));
  await screen.findByTestId('take-dialog');
  return opened;
}

describe('taking one payment now', () => {
  it('shows the plan before and after, with the next date as Converge told it', async () => {
    await openTake({ calls: take(underWay) });
    expect([text('take-number-before'), text('take-number-after')]).toEqual(['2 of 10', '3 of 10']);
    expect(text('take-next-after')).toContain('Oct 29, 2026, as Converge told Oct 6, 2026');
    expect([text('take-remaining-before'), text('take-remaining-after')]).toEqual(['$1,000.00', '$875.00']);
    expect(text('take-words')).toContain('The plan becomes 3 of 10.');
    expect(text('plan-act-confirm')).toBe('Take $125.00 now');
    expect(await axeFindings()).toEqual([]);
  });

  it('has the focus on the way out, so that Enter takes nothing', async () => {
    const { user, host } = await openTake({ calls: take(underWay) });
    expect(document.activeElement).toBe(screen.getByTestId('plan-act-cancel'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('take-dialog')).toBeNull());
    expect(sent(host, 'plan_take')).toEqual([]);
  });

  it('goes with the count that was shown, and leads to the page of the act', async () => {
    const { user, host } = await openTake({ calls: take(underWay) });
    await user.type(screen.getByTestId('plan-act-reason'), 'Paid early');
    await user.click(screen.getByTestId('plan-act-confirm'));
    await waitFor(() => expect(window.location.hash).toBe('#/acts/act-1'));
    expect(sent(host, 'plan_take')).toEqual([{ plan_id: 'plan-1', made: 2, reason: 'Paid early', note: '' }]);
  });

  it('leaves the plan with one payment more', async () => {
    const { user } = await openTake();
    await user.click(screen.getByTestId('plan-act-confirm'));
    await waitFor(() => expect(window.location.hash).toContain('#/acts/'));
    window.location.hash = '#/plans/plan-1';
    await waitFor(() => expect(screen.getByTestId('plan-fact-progress').textContent).toContain('3 of 10'));
    expect(text('plan-fact-remaining')).toBe('$875.00');
  });

  it('pressed twice quickly sends one request only', async () => {
    let answer: (started: ActStarted) => void = () => undefined;
    const { host } = await openTake({ calls: { plan_take: () => new Promise<ActStarted>((done) => (answer = done)) } });
    const button = screen.getByTestId('plan-act-confirm');
    act(() => {
      fireEvent.click(button);
      fireEvent.click(button);
    });
    await waitFor(() => expect(screen.getByTestId('plan-act-confirm').hasAttribute('disabled')).toBe(true));
    fireEvent.click(screen.getByTestId('plan-act-confirm'));
    await act(async () => answer(underWay));
    expect(sent(host, 'plan_take')).toHaveLength(1);
  });

  it('waits for a second person where two are needed, and says so with its number', async () => {
    const { user, host } = await openTake({ calls: take(requested) });
    await user.click(screen.getByTestId('plan-act-confirm'));
    expect((await screen.findByTestId('plan-act-requested')).textContent).toContain('R-0031');
    expect(screen.getByTestId('plan-act-approvals').getAttribute('href')).toBe('#/approvals');
    expect(screen.queryByTestId('plan-act-confirm')).toBeNull();
    expect(live()).toContain('R-0031');
    expect(sent(host, 'plan_take')).toHaveLength(1);
  });

  it('of a plan where all were made cannot be pressed and says why in text', async () => {
    await openPlanPage('plan-2');
    const button = screen.getByTestId('plan-take');
    expect(button.hasAttribute('disabled')).toBe(true);
    expect(text('take-refusal')).toBe('All payments were made: 6 of 6. There is nothing left to take.');
    expect(button.getAttribute('aria-describedby')).toBe('take-refusal');
    expect(await axeFindings()).toEqual([]);
  });

  it('is locked while the outcome of an earlier one is unknown, with the way to it', async () => {
    await openPlanPage('plan-1', { calls: { intents: () => ({ intents: [unknownAct] }) } });
    expect((await screen.findByTestId('plan-locked')).textContent).toContain('Outcome unknown');
    expect(screen.getByTestId('plan-take').hasAttribute('disabled')).toBe(true);
    expect(screen.getByTestId('plan-open-act').getAttribute('href')).toBe('#/acts/act-9');
  });

  it('tells what changed meanwhile, and then shows the figures of now', async () => {
    const before = await planWith('plan-1', () => ({}));
    const after = await planWith('plan-1', (plan) => ({ row: { ...plan.row, made: 3, progress: '3 of 10' }, take: { ...plan.take, before: '3 of 10', after: '4 of 10' } }));
    let shown: PlanPage = before;
    const { user } = await openTake({
      calls: {
        plan_page: () => shown,
        plan_take: () => {
          shown = after;
          throw refusal('money_changed', 'The plan has moved on since it was shown.');
        },
      },
    });
    await user.click(screen.getByTestId('plan-act-confirm'));
    expect((await screen.findByTestId('plan-act-failure')).textContent).toContain('The plan has moved on');
    await waitFor(() => expect(text('take-number-after')).toBe('4 of 10'));
    expect(document.activeElement).toBe(screen.getByTestId('plan-act-cancel'));
  });

  it('shows what to look at first, such as a count that Converge tells differently', async () => {
    const warning = 'Converge counts 3 of 10; our book says 2 of 10. Decide this before a payment is taken.';
    const plan = await planWith('plan-1', ({ take: known }) => ({ take: { ...known, warnings: [warning] } }));
    await openTake({ calls: { plan_page: () => plan } });
    expect(text('take-warnings')).toContain(warning);
  });

  it('refused for the reason leads the focus to the reason', async () => {
    const { user } = await openTake({ calls: take(refusal('invalid_input', 'Write the reason in a few words.', { field: 'reason' })) });
    await user.click(screen.getByTestId('plan-act-confirm'));
    expect((await screen.findByTestId('plan-act-reason-error')).textContent).toContain('Write the reason');
    await waitFor(() => expect(document.activeElement?.id).toBe('plan-act-reason'));
  });
});
