import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { practicePins } from '../fakePins';
import SetupPage from '../SetupPage';
import { field, show } from './harness';

it('lists every terminal with kind, user, PIN state and last check', async () => {
  show(<SetupPage />, {});
  const row = await field('verify-row-0');
  for (const text of ['T1 Parks Front Desk', 'Retail', 'apiuser501205', 'Verified', 'T7QK']) {
    expect(row.textContent).toContain(text);
  }
  expect((await field('verify-row-3')).textContent).toContain('No PIN yet');
});

it('verifies all and shows the results row by row', async () => {
  const { user } = show(<SetupPage />, {});
  await user.click(await field('verify-all'));
  await waitFor(() => expect(screen.getByTestId('verify-row-0').dataset['outcome']).toBe('verified'));
  expect(await screen.findByText('Batches: View is missing for apiuser501205')).toBeTruthy();
  await waitFor(() => expect(screen.getByTestId('verify-row-3').dataset['outcome']).toBe('no_pin'));
});

it('verifies one terminal alone', async () => {
  const { user, host } = show(<SetupPage />, {});
  await user.click(await field('verify-one-1'));
  await waitFor(() => expect(screen.getByTestId('verify-row-1').dataset['outcome']).toBe('verified'));
  expect(host.log.find((entry) => entry.name === 'verify_start')?.request).toMatchObject({ terminalIds: ['t2'] });
});

it('replaces a PIN in a dialog', async () => {
  const { user } = show(<SetupPage />, {});
  await user.click(await field('pin-open-3'));
  await user.click(await field('field-pin-3'));
  await user.paste(practicePins['T4 Web Utility']);
  expect((await field('pin-stored-3')).textContent).toContain('ends 5LPW');
  await user.click(await field('pin-dialog-close'));
  expect((await field('verify-row-3')).textContent).toContain('Stored, not verified');
});

it('edits name and kind of a terminal', async () => {
  const { user, host } = show(<SetupPage />, {});
  await user.click(await field('edit-terminal-0'));
  const name = await field('edit-terminal-name');
  await user.clear(name);
  await user.type(name, 'T2 Web Permits');
  await user.click(await field('edit-terminal-save'));
  expect(await screen.findByText(/Two terminals have this name/)).toBeTruthy();
  await user.clear(name);
  await user.type(name, 'T1 Pool');
  await user.click(await field('edit-kind-internet'));
  await user.click(await field('edit-terminal-save'));
  await waitFor(() => expect(screen.queryByTestId('edit-terminal-dialog')).toBeNull());
  const saved = host.log.find((entry) => entry.name === 'setup_save_terminals');
  expect(saved?.request).toMatchObject({ terminals: [{ id: 't1', name: 'T1 Pool', kind: 'internet' }, {}, {}, {}] });
});

it('opens the wizard where a terminal can be added', async () => {
  const { user, host } = show(<SetupPage />, {});
  await user.click(await field('setup-add-terminal'));
  await waitFor(() => expect(window.location.hash).toBe('#/wizard'));
  expect(host.log.find((entry) => entry.name === 'setup_draft_save')?.request).toMatchObject({ step: 'terminals' });
});

it('resets practice data only after a confirmation', async () => {
  const { user, host } = show(<SetupPage />, {});
  await user.click(await field('reset-practice'));
  const dialog = await field('reset-dialog');
  expect(host.log.some((entry) => entry.name === 'app_reset_practice')).toBe(false);
  await user.click(within(dialog).getByTestId('dialog-confirm'));
  await waitFor(() => expect(host.log.some((entry) => entry.name === 'app_reset_practice')).toBe(true));
});
