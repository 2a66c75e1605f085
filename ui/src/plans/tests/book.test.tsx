import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PlanFilePreview, PlanFileRow, UnknownPlan } from '../../bindings';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { live, openPlanPage, openPlans, sent } from './harness';

const whole = '280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77F';
const rows = (id: string) => within(screen.getByTestId(id)).getAllByRole('row').slice(1);

describe('the book of plans', () => {
  it('has a line for each plan with its progress in words, its state at Converge and its id', async () => {
    await openPlans();
    await screen.findByTestId('plan-table');
    const heads = within(screen.getByTestId('plan-table')).getAllByRole('columnheader').map((one) => one.textContent);
    expect(heads).toEqual(['Customer', 'Plan', 'Progress', 'Amount', 'Next date', 'Last result', 'At Converge', 'Cycle', 'Card expiry', 'Installment ID']);
    const [first, , third, fourth] = rows('plan-table').map((row) => row.textContent ?? '');
    expect(first).toContain('2 of 10');
    expect(first).toContain('next Oct 29, 2026');
    expect(first).toContain('Confirmed');
    expect(third).toContain('DeclinedDECLINED');
    expect(third).toContain('DiffersDifferent at Converge: amount.');
    expect(fourth).toContain('Not sentNot at Converge: created here Sep 12');
    expect(screen.getAllByTestId('plan-copy-id')).toHaveLength(3);
    expect(screen.getByTestId('nav-plans').getAttribute('aria-current')).toBe('page');
    expect(await axeFindings()).toEqual([]);
  });

  it('is searched and filtered by the program, and says when nothing fits', async () => {
    const { user, host } = await openPlans();
    await screen.findByTestId('plan-table');
    await user.click(screen.getByTestId('plans-converge'));
    await user.click(await screen.findByTestId('plans-converge-missing'));
    await user.keyboard('{Escape}');
    await user.type(screen.getByTestId('plans-search'), 'nobody');
    await screen.findByTestId('plans-none');
    expect(sent(host, 'plans').at(-1)).toEqual({ accountId: 'acc-alder', text: 'nobody', standings: [], atConverge: ['missing'], offset: 0, limit: 200 });
  });

  it('opens a plan under the address that the first page uses', async () => {
    window.location.hash = '';
    await openPlanPage('plan-1');
    window.location.hash = '#/installments/plan-3';
    await waitFor(() => expect(screen.getByTestId('plan-title').textContent).toBe('Cy Doe: Summer camp'));
  });

  it('says that a plan is not here instead of showing another', async () => {
    window.location.hash = '#/plans/gone';
    await openPlans();
    window.location.hash = '#/plans/gone';
    expect(await screen.findByTestId('plan-gone')).toBeTruthy();
  });
});

describe('adopting by id', () => {
  async function openAdopt(options = {}) {
    const opened = await openPlans(options);
    await opened.user.click(screen.getByTestId('plans-adopt'));
    await screen.findByTestId('adopt-dialog');
    return opened;
  }

  it('refuses an id with a missing character by its shape and asks nobody', async () => {
    const { user, host } = await openAdopt();
    fireEvent.change(screen.getByTestId('adopt-id'), { target: { value: whole.slice(0, -1) } });
    await user.click(screen.getByTestId('adopt-confirm'));
    expect(screen.getByTestId('adopt-id-error').textContent).toContain('it has 45 characters');
    expect(document.activeElement).toBe(screen.getByTestId('adopt-id'));
    expect(sent(host, 'plan_adopt')).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });

  it('asks with the id alone, whatever was copied along with it, and opens the plan', async () => {
    const { user, host } = await openAdopt();
    fireEvent.change(screen.getByTestId('adopt-id'), { target: { value: ` ${whole}\u00a0` } });
    await user.click(screen.getByTestId('adopt-confirm'));
    await waitFor(() => expect(window.location.hash).toBe('#/plans/plan-5'));
    expect(sent(host, 'plan_adopt')).toEqual([{ accountId: 'acc-alder', terminalId: null, kind: null, gatewayId: whole, name: '' }]);
  });

  it('lists plans that show in our payments, to be chosen', async () => {
    const unknown: UnknownPlan = { gatewayId: whole, terminalId: 't2', terminalName: 'Web Permits', kind: 'installment', customer: 'Eve Lin', amount: { minor: '4500', currency: 'USD' }, payments: 3 };
    const { user, host } = await openAdopt({ calls: { plan_unknown: () => ({ plans: [unknown] }) } });
    await user.click(await screen.findByTestId('adopt-use'));
    await user.click(screen.getByTestId('adopt-confirm'));
    await waitFor(() => expect(sent(host, 'plan_adopt')).toEqual([{ accountId: 'acc-alder', terminalId: 't2', kind: null, gatewayId: whole, name: '' }]));
  });

  it('leads to the plan that is in the book already', async () => {
    const { user } = await openAdopt({
      calls: {
        plan_adopt: () => {
          throw new HostError({ code: 'duplicate_name', message: 'This is the plan of Ada Okafor and is in the book already.', details: { field: 'gateway_id', planId: 'plan-1' } });
        },
      },
    });
    fireEvent.change(screen.getByTestId('adopt-id'), { target: { value: whole } });
    await user.click(screen.getByTestId('adopt-confirm'));
    const failure = await screen.findByTestId('adopt-failure');
    expect(within(failure).getByRole('link').getAttribute('href')).toBe('#/plans/plan-1');
  });
});

describe('adding a plan', () => {
  async function openForm(options = {}) {
    const opened = await openPlans(options);
    await opened.user.click(screen.getByTestId('plans-add'));
    await screen.findByTestId('plan-form');
    return opened;
  }

  it('has a rule for every field, told before anything is saved, and no field for a card', async () => {
    const { user, host } = await openForm();
    await user.click(screen.getByTestId('plan-kind-installment'));
    await user.type(screen.getByTestId('plan-amount'), '12,50');
    await user.click(screen.getByTestId('plan-save'));
    const summary = await screen.findByTestId('error-summary');
    for (const message of ['Choose the terminal.', 'Write what it is for', 'Write an amount like 125.00.', '1 to 9999', 'Choose a day.', 'Choose how often.', 'Write who pays']) {
      expect(summary.textContent).toContain(message);
    }
    expect(sent(host, 'plan_save')).toEqual([]);
    expect(screen.getByTestId('plan-card-why').textContent).toContain('Card numbers are never typed or kept here.');
    expect(await axeFindings()).toEqual([]);
  });

  it('saves a draft with the card of an earlier payment, and sends nothing', async () => {
    const { user, host } = await openForm();
    const choose = async (id: string, name: string) => {
      await user.click(screen.getByTestId(id));
      await user.click(await screen.findByRole('option', { name }));
    };
    await choose('plan-terminal', 'T2 Web Permits');
    await user.click(screen.getByTestId('plan-kind-installment'));
    await user.type(screen.getByTestId('plan-name'), 'Pool membership');
    await user.type(screen.getByTestId('plan-amount'), '125.00');
    await user.type(screen.getByTestId('plan-total'), '10');
    await user.click(within(screen.getByTestId('plan-next')).getAllByRole('spinbutton')[0]!);
    await user.keyboard('10292026');
    await choose('plan-cycle', 'Every month');
    await user.type(screen.getByTestId('plan-last_name'), 'Okafor');
    fireEvent.change(screen.getByTestId('plan-card-of'), { target: { value: 'PAY-1' } });
    await user.click(screen.getByTestId('plan-save'));
    await waitFor(() => expect(window.location.hash).toBe('#/plans/plan-5'));
    expect(sent(host, 'plan_save')).toEqual([
      expect.objectContaining({ id: null, terminalId: 't2', kind: 'installment', amount: '125.00', total: 10, next: '2026-10-29', cycle: 'monthly', half: null, cardOf: 'PAY-1' }),
    ]);
    expect(sent(host, 'plan_send')).toEqual([]);
  });

  it('finds that payment by a search of approved payments of the terminal, and never by a card number', async () => {
    const { user, host } = await openForm();
    await user.click(screen.getByTestId('plan-terminal'));
    await user.click(await screen.findByRole('option', { name: 'T2 Web Permits' }));
    fireEvent.change(screen.getByTestId('plan-card-search'), { target: { value: '4111111111111111' } });
    expect(screen.getByTestId('plan-card-number').textContent).toContain('never typed here');
    expect(sent(host, 'search_read').some((one) => JSON.stringify(one).includes('4111'))).toBe(false);
    fireEvent.change(screen.getByTestId('plan-card-search'), { target: { value: 'oka' } });
    await waitFor(() => expect(sent(host, 'transactions_page').length).toBeGreaterThan(0));
    expect(sent(host, 'transactions_page').at(-1)).toMatchObject({ filter: { terminalIds: ['t2'], statuses: ['open', 'settled', 'refunded', 'partly_refunded'] } });
  });
});

describe('importing plans from a file', () => {
  const row = (at: number, part: Partial<PlanFileRow>): PlanFileRow => ({
    row: at, customer: 'Fay Roe', name: 'Camp', amount: { minor: '5000', currency: 'USD' }, progress: '0 of 4', action: 'add', problems: [], warnings: [], ...part,
  });
  const preview: PlanFilePreview = {
    token: 'file-1',
    file: 'plans.csv',
    rows: [row(2, {}), row(3, { amount: null, action: 'problem', problems: ['\u201ctwelve\u201d is not an amount.'] })],
    columns: ['Customer'],
    ignored: ['Shoe size'],
    problems: [],
    new: 1,
    changed: 0,
    same: 0,
    bad: 1,
  };
  async function openFile(answer: PlanFilePreview) {
    const calls = { plan_file_preview: () => answer, plan_file_apply: () => ({ added: 1, changed: 0, same: 0, leftOut: 1, sentence: '1 plan added.' }) };
    const opened = await openPlans({ calls });
    await opened.user.click(screen.getByTestId('plans-import'));
    await opened.user.click(await screen.findByTestId('plan-file-choose'));
    return opened;
  }

  it('tells the problem of each row, and saves nothing before bad rows are left out', async () => {
    const { user, host } = await openFile(preview);
    expect((await screen.findByTestId('plan-file-says-3')).textContent).toContain('is not an amount');
    expect(screen.getByTestId('plan-file-import').hasAttribute('disabled')).toBe(true);
    expect(sent(host, 'plan_file_apply')).toEqual([]);
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('plan-file-leave-out'));
    await user.click(screen.getByTestId('plan-file-import'));
    expect((await screen.findByTestId('plan-file-done')).textContent).toContain('1 plan added.1 row was left out.');
    expect(sent(host, 'plan_file_apply')).toEqual([{ token: 'file-1', leaveOutBad: true }]);
    expect(live()).toContain('1 plan added.');
  });

  it('refuses a file as a whole in words, and stays where no file was chosen', async () => {
    const { user } = await openFile({ ...preview, token: null, rows: [], problems: ['The file contains a full card number in row 2.'], new: 0, bad: 0 });
    expect((await screen.findByTestId('plan-file-problems')).textContent).toContain('full card number in row 2');
    expect(screen.getByTestId('plan-file-import').hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByTestId('plan-file-cancel'));
  });
});

describe('comparing with Converge', () => {
  it('shows what is not the same, each with the way to its plan', async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId('plans-compare'));
    await user.click(await screen.findByTestId('compare-start'));
    await screen.findByTestId('compare-report');
    expect(rows('compare-rows')).toHaveLength(2);
    expect(screen.getByTestId('compare-count-confirmed').textContent).toBe('2');
    expect(await axeFindings()).toEqual([]);
  });

  it('can be stopped, and keeps what was found', async () => {
    let end: () => void = () => undefined;
    const { user, host } = await openPlans({
      calls: {
        operation_cancel: () => {
          end();
          return {};
        },
      },
      streams: {
        plan_compare: (_request, onEvent) => {
          onEvent({ kind: 'started', plans: 4 });
          onEvent({ kind: 'progress', done: 1, plans: 4 });
          return new Promise((done) => {
            end = () => done({ rows: [], counts: [{ atConverge: 'confirmed', count: 1 }], failed: 0, cancelled: true, brake: { refusals: 0, blockedUntil: null }, sentence: '1 the same at Converge.' });
          });
        },
      },
    });
    await user.click(screen.getByTestId('plans-compare'));
    await user.click(await screen.findByTestId('compare-start'));
    expect((await screen.findByTestId('compare-progress')).textContent).toContain('1 of 4 plans');
    await user.click(screen.getByTestId('compare-stop'));
    expect((await screen.findByTestId('compare-report')).textContent).toContain('Stopped before the end');
    expect(sent(host, 'operation_cancel')).toHaveLength(1);
  });
});
