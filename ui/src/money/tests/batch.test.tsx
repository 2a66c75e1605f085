import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FakeOptions } from '../../host/fake';
import { axeFindings } from '../../test/axe';
import { openApp } from '../../test/render';
import { calls } from './harness';

async function onBatch(options: FakeOptions = {}) {
  window.location.hash = '#/batch/t1';
  const opened = openApp({ rows: 40_000, ...options });
  await screen.findByTestId('batch-verdict');
  return opened;
}

describe('the open batch', () => {
  it('is asked for only once a terminal is chosen', async () => {
    window.location.hash = '#/batch';
    const opened = openApp({ rows: 4_000 });
    const trigger = await screen.findByTestId('batch-terminal');
    expect(calls(opened, 'settle_offer')).toEqual([]);
    expect(await axeFindings()).toEqual([]);
    await opened.user.click(trigger);
    await opened.user.click(await screen.findByRole('option', { name: 'T1 Parks Front Desk' }));
    await screen.findByTestId('batch-verdict');
    expect(window.location.hash).toBe('#/batch/t1');
    expect(calls(opened, 'settle_offer')).toHaveLength(1);
  });

  it('has both sides, and is settled after a review with Cancel in focus', async () => {
    const opened = await onBatch();
    const { user } = opened;
    const rows = within(screen.getByTestId('batch-sides')).getAllByRole('row').slice(1);
    const cells = rows.map((row) => within(row).getAllByRole('cell').map((one) => one.textContent));
    expect(cells[0]).toEqual(cells[1]);
    expect(screen.getByTestId('batch-verdict').dataset.agrees).toBe('true');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('settle-open'));
    await screen.findByTestId('settle-dialog');
    expect(document.activeElement).toBe(screen.getByTestId('settle-cancel'));
    expect(screen.getByTestId('settle-review').textContent).toContain(cells[0]?.[1] ?? '?');
    expect(await axeFindings()).toEqual([]);
    await user.dblClick(screen.getByTestId('settle-confirm'));
    await waitFor(() => expect(screen.getByTestId('act-page').dataset.state).toBe('approved'));
    expect(calls(opened, 'settle')).toHaveLength(1);
    await waitFor(() => expect(screen.getByTestId('settle-watch').textContent).toContain('the batch is settled'));
  });

  it('where the sides differ says how and cannot be settled', async () => {
    const { user } = await onBatch({ money: { batchAhead: 1 } });
    expect(screen.getByTestId('batch-meaning').textContent).toMatch(/Converge has \d+ with .* this PC has \d+ with .*Sync first/);
    expect(screen.getByTestId('settle-open')).toHaveProperty('disabled', true);
    expect(screen.getByTestId('batch-not-now')).toBeTruthy();
    await user.click(screen.getByTestId('settle-open'));
    expect(screen.queryByTestId('settle-dialog')).toBeNull();
    expect(await axeFindings()).toEqual([]);
  });

  it('that changed since it was shown is not settled, and is shown anew', async () => {
    const opened = await onBatch();
    await opened.user.click(screen.getByTestId('settle-open'));
    opened.host.money.switches.batchAhead = 1;
    await opened.user.click(await screen.findByTestId('settle-confirm'));
    expect((await screen.findByTestId('error-notice')).textContent).toContain('The batch has changed since it was shown');
    expect(screen.queryByTestId('settle-dialog')).toBeNull();
    await waitFor(() => expect(screen.getByTestId('batch-verdict').dataset.agrees).toBe('false'));
  });

  it('names payments that could stop it, each with a way there', async () => {
    await onBatch();
    const links = within(screen.getByTestId('batch-troubles')).getAllByRole('link');
    expect(links[0]?.getAttribute('href')).toMatch(/^#\/transactions\//);
  });

  it('of a settlement under way leads to it', async () => {
    const opened = await onBatch();
    const act = opened.host.money.put({ kind: 'settle', state: 'unknown', target: 't1', terminal_id: 't1' });
    await opened.user.click(screen.getByTestId('batch-again'));
    expect((await screen.findByTestId('batch-act-link')).getAttribute('href')).toBe(`#/acts/${act.id}`);
    expect(screen.getByTestId('settle-open')).toHaveProperty('disabled', true);
  });

  it('with a second person is a request', async () => {
    const { user } = await onBatch({ money: { needsApproval: true } });
    expect(screen.getByTestId('batch-approval')).toBeTruthy();
    await user.click(screen.getByTestId('settle-open'));
    const confirm = await screen.findByTestId('settle-confirm');
    expect(confirm.textContent).toBe('Ask for approval');
    await user.click(confirm);
    expect((await screen.findByTestId('settle-requested')).textContent).toContain('Request R-0031 is waiting');
    expect(document.activeElement).toBe(screen.getByTestId('settle-cancel'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('settle-dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('settle-open')));
  });

  it('offline says why and asks again', async () => {
    window.location.hash = '#/batch/t1';
    const { user, host } = openApp({ rows: 4_000, money: { offline: true } });
    expect((await screen.findByTestId('error-notice')).textContent).toContain('money does not move offline');
    host.money.switches.offline = false;
    await user.click(screen.getByTestId('retry-button'));
    await screen.findByTestId('batch-verdict');
  });
});
