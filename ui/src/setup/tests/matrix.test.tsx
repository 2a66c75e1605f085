import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { largeTown } from '../../host/fake/largeTown';
import { axeFindings } from '../../test/axe';
import { clampPlace, movePlace } from '../terminals/matrixKeys';
import { practicePins } from '../fakePins';
import { field } from './harness';
import { calls, gone, openSetup } from './pages';

const at = () => document.activeElement?.getAttribute('data-cell');
const cellAt = (place: string) => document.querySelector<HTMLElement>(`[data-cell="${place}"]`);

/** The first line of the menu has the focus, so that Enter does it. */
const menuHasFocus = () => waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));

async function openMatrix(options: Parameters<typeof openSetup>[1] = {}) {
  const opened = await openSetup('terminals', options);
  await opened.user.click(await field('terminals-view-matrix'));
  await field('matrix');
  return opened;
}

describe('where the keys of the matrix lead', () => {
  const size = { rows: 3, columns: 4 };
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: ctrlKey, altKey: false, shiftKey: false });

  it('never into the empty corner', () => {
    expect(clampPlace({ row: -1, column: -1 }, size)).toEqual({ row: -1, column: 0 });
    expect(movePlace(press('ArrowLeft'), { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 });
    expect(movePlace(press('ArrowUp'), { row: 0, column: -1 }, size)).toEqual({ row: 0, column: -1 });
    expect(movePlace(press('Home'), { row: -1, column: 2 }, size)).toEqual({ row: -1, column: 0 });
  });

  it('to the edges and not over them', () => {
    expect(movePlace(press('End'), { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 3 });
    expect(movePlace(press('ArrowRight'), { row: 1, column: 3 }, size)).toEqual({ row: 1, column: 3 });
    expect(movePlace(press('PageDown'), { row: 0, column: 1 }, size)).toEqual({ row: 2, column: 1 });
    expect(movePlace(press('PageUp'), { row: 2, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  });

  it('nowhere for other keys, so that Tab and typing stay what they are', () => {
    expect(movePlace(press('Tab'), { row: 0, column: 0 }, size)).toBeNull();
    expect(movePlace(press('a'), { row: 0, column: 0 }, size)).toBeNull();
    expect(movePlace({ ...press('ArrowDown'), altKey: true }, { row: 0, column: 0 }, size)).toBeNull();
  });
});

describe('the matrix', () => {
  it('is remembered as the way to look', async () => {
    const { user } = await openMatrix();
    expect(window.localStorage.getItem('terminals-view')).toBe('matrix');
    await user.click(await field('terminals-view-list'));
    expect(await field('terminal-list')).toBeTruthy();
    expect(window.localStorage.getItem('terminals-view')).toBe('list');
  });

  it('says state, age and who in each cell, and the rules below', async () => {
    await openMatrix();
    expect((await field('matrix-t1-u2')).textContent).toMatch(/^Verified.+ago by clerk1ends T7QK$/);
    expect(screen.getByTestId('matrix-t4-u1').textContent).toContain('No PIN yet');
    expect(screen.getByTestId('matrix-t1-u1').textContent).toContain('Not used');
    await waitFor(() => expect(cellAt('2:1')?.textContent).toBe('4 to do'));
    expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toContain('T2 Web PermitsInternet');
    expect(await axeFindings()).toEqual([]);
  });

  it('is one tab stop and moves with the arrow keys', async () => {
    const { user } = await openMatrix();
    const matrix = await field('matrix');
    expect(matrix.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    cellAt('1:0')?.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(at()).toBe('1:2');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(at()).toBe('-1:2');
    await user.keyboard('{Control>}{End}{/Control}');
    expect(at()).toBe('2:3');
    await user.keyboard('{Home}');
    expect(at()).toBe('2:-1');
    expect(matrix.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await user.tab();
    expect(matrix.contains(document.activeElement)).toBe(false);
  });

  it('opens what can be done with Enter and gives the cell its focus back', async () => {
    const opened = await openMatrix();
    const { user } = opened;
    cellAt('1:0')?.focus();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu', { name: 'T1 Parks Front Desk, apiuser501205' });
    expect(menu.textContent).toContain('Show the PIN…');
    expect(await axeFindings(menu)).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(at()).toBe('1:0'));
    await user.keyboard('{Enter}');
    await menuHasFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(calls(opened, 'verify_start')[0]).toMatchObject({ terminalIds: ['t1'] }));
  });

  it('takes a missing PIN with the keyboard alone', async () => {
    const { user } = await openMatrix();
    cellAt('0:3')?.focus();
    await user.keyboard('{Enter}');
    await menuHasFocus();
    await user.keyboard('{Enter}');
    await field('pin-dialog');
    (await field('field-pin-3')).focus();
    await user.paste(practicePins['T4 Web Utility']);
    await field('pin-stored-3');
    await user.keyboard('{Escape}');
    await gone('pin-dialog');
    expect(screen.getByTestId('matrix-t4-u1').textContent).toContain('Stored, not verified');
  });

  it('shows what a check found below, where cells have no room', async () => {
    const { user } = await openMatrix();
    await user.click(await field('verify-all'));
    expect((await field('verify-result-2')).textContent).toContain('Batches: View is missing for apiuser501205');
    // A plain success shows what was compared.
    expect(within(screen.getByTestId('verify-result-0')).getByTestId('compared-t1')).toBeTruthy();
  });

  it('holds 48 terminals and 6 users', async () => {
    await openMatrix({ status: { accounts: [largeTown(48, 6)] } });
    expect(screen.getAllByRole('columnheader')).toHaveLength(49);
    expect(screen.getAllByRole('gridcell')).toHaveLength(48 * 7);
    expect(document.querySelectorAll('[data-testid="matrix"] [tabindex="0"]')).toHaveLength(1);
    const words = new Set([...document.querySelectorAll('[data-state]')].map((one) => one.getAttribute('data-state')));
    expect([...words].sort()).toEqual(['conflict', 'lost', 'refused', 'unused', 'unverified', 'verified']);
  });
});
