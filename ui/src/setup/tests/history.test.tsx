import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../bindings';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { openApp } from '../../test/render';
import { field } from './harness';
import { calls, fill, gone, openSetup, takeChoice } from './pages';

const entry = (no: number, part: Partial<AuditEntry> = {}): AuditEntry => ({
  no,
  at: '2026-10-06T21:40:00Z',
  who: 'clerk1',
  source: 'command line',
  action: 'x',
  object: 'terminal',
  objectId: 't1',
  objectName: 'T1',
  sentence: `clerk1 did thing ${no}.`,
  reason: null,
  changes: [],
  result: 'done',
  canUndo: false,
  undoRefused: null,
  ...part,
});

async function rename(user: Awaited<ReturnType<typeof openSetup>>['user'], name: string) {
  await user.click(await field('terminal-edit'));
  await fill(user, 'edit-terminal-name', name);
  await user.click(await field('edit-terminal-save'));
  await gone('edit-terminal-dialog');
}

describe('the history', () => {
  it('tells in sentences who did what, when, and the rest on demand', async () => {
    const changes = [
      { field: 'kind', before: 'retail', after: 'internet' },
      { field: 'whereabouts', before: '', after: 'Pool gate' },
      { field: 'counter', before: 'North', after: 'North' },
    ];
    const entries = [entry(7, { changes, reason: 'moved' }), entry(6, { result: 'cancelled' }), entry(5, { undoRefused: 'It was changed again since.' })];
    const { user } = await openSetup('history', { calls: { setup_history: () => ({ entries, more: false }) } });
    const first = await field('history-7');
    expect(first.textContent).toContain('Oct 6, 2026, 3:40 PM');
    expect(first.textContent).toContain('clerk1 did thing 7.');
    expect(first.textContent).toContain('Reason: moved');
    expect(screen.getByTestId('history-6').textContent).toContain('Canceled');
    expect(screen.getByTestId('history-5').textContent).toContain('Cannot be undone. It was changed again since.');
    await user.click(screen.getByTestId('history-details-7'));
    const rows = within(screen.getByRole('table', { name: 'What changed in entry 7' })).getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual(['WhatBeforeAfter', 'KindRetailInternet', 'Location–Pool gate']);
    expect(first.textContent).toContain('Entry 7, made by clerk1 on the command line');
    expect(await axeFindings()).toEqual([]);
  });

  it('is about one thing on request', async () => {
    const opened = await openSetup('history');
    await field('history');
    await takeChoice(opened, 'history-filter', 'Terminal T2 Web Permits');
    await waitFor(() => expect(calls(opened, 'setup_history').at(-1)).toMatchObject({ objectId: 't2', beforeNo: null }));
    await waitFor(() => expect(screen.getByTestId('history').children).toHaveLength(2));
    await takeChoice(opened, 'history-filter', 'API user apiuser501204');
    expect((await field('history-empty')).textContent).toBe('Nothing is noted about this.');
    await opened.user.click(await field('history-clear'));
    await field('history');
  });

  it('shows older entries page by page', async () => {
    const all = Array.from({ length: 60 }, (_, index) => entry(60 - index));
    const { user } = await openSetup('history', {
      calls: {
        setup_history: ({ beforeNo, limit }) => {
          const rest = all.filter((one) => beforeNo === null || one.no < beforeNo);
          return { entries: rest.slice(0, limit ?? 100), more: rest.length > (limit ?? 100) };
        },
      },
    });
    await field('history');
    expect(screen.getByText('The newest 50 entries')).toBeTruthy();
    await user.click(await field('history-older'));
    expect(await screen.findByText('60 entries')).toBeTruthy();
    expect(screen.queryByTestId('history-older')).toBeNull();
  });

  it('says so while there is none, and when it cannot be read', async () => {
    await openSetup('history', { calls: { setup_history: () => ({ entries: [], more: false }) } });
    expect((await field('history-empty')).textContent).toBe('Nothing has been changed yet.');
  });

  it('says why it cannot be read, and tries again', async () => {
    let broken = true;
    const { user } = await openSetup('history', {
      calls: {
        setup_history: () => {
          if (broken) throw new HostError({ code: 'storage_busy', message: 'busy', details: {} });
          return { entries: [entry(1)], more: false };
        },
      },
    });
    await field('error-notice');
    broken = false;
    await user.click(await field('retry-button'));
    expect(await field('history-1')).toBeTruthy();
  });
});

describe('taking a change back', () => {
  it('is offered by a note that takes no focus, and done by its button', async () => {
    const opened = await openSetup('terminals/t3');
    const { user, spoken } = opened;
    await rename(user, 'T3 Pool');
    const toast = await field('toast');
    expect(toast.textContent).toContain('clerk1 changed T3 Pool.');
    expect(toast.contains(document.activeElement)).toBe(false);
    expect(spoken).toContain('clerk1 changed T3 Pool.');
    await user.click(within(toast).getByTestId('toast-undo'));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('T3 Utility Counter'));
    expect(calls(opened, 'setup_undo')).toHaveLength(1);
  });

  it('is there in the history too, and not a second time', async () => {
    const { user } = await openSetup('terminals/t3');
    await rename(user, 'T3 Pool');
    const list = await field('history');
    const button = await within(list).findByRole('button', { name: 'Undo: clerk1 changed T3 Pool.' });
    await user.click(button);
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('T3 Utility Counter'));
    expect(await within(list).findByText('Cannot be undone. It was taken back already.')).toBeTruthy();
  });

  it('is refused with the reason where the thing was changed again', async () => {
    const { user } = await openSetup('terminals/t3');
    await rename(user, 'T3 Pool');
    await rename(user, 'T3 Gate');
    expect(await within(await field('history')).findByText('Cannot be undone. T3 Pool was changed again since.')).toBeTruthy();
  });

  it('is Ctrl+Z outside of fields', async () => {
    window.location.hash = '#/setup/terminals/t3';
    const { user, host } = openApp();
    await rename(user, 'T3 Pool');
    await screen.findAllByTestId('toast-undo');
    await user.click(await field('terminal-edit'));
    await user.click(await field('edit-terminal-name'));
    await user.keyboard('{Control>}z{/Control}');
    expect(host.log.some((one) => one.name === 'setup_undo')).toBe(false);
    await user.keyboard('{Escape}');
    await gone('edit-terminal-dialog');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(host.log.some((one) => one.name === 'setup_undo')).toBe(true));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('T3 Utility Counter'));
  });
});
