import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ImportPreview, SpreadsheetPreview } from '../../bindings';
import { HostError } from '../../host';
import { today } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import ConfigurationPage from '../files/ConfigurationPage';
import Welcome from '../../welcome/Welcome';
import { field, fresh, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const passphrase = 'maple lantern orbit cactus';
const preview = (part: Partial<ImportPreview>): ImportPreview => ({
  token: null, accounts: [], madeAt: null, madeBy: '', users: 0, terminals: 0, sealedPins: 0, changes: [], problems: [], ...part,
});

describe('export', () => {
  it('leaves PINs out unless asked, and seals them only with a good passphrase', async () => {
    const { user, host } = show(<ConfigurationPage />, {});
    await user.click(await field('export-save'));
    await field('file-written');
    expect(host.log.find((one) => one.name === 'configuration_export')?.request).toEqual({ accountId: 'acc-alder', passphrase: null });
    await user.click(await field('export-sealed'));
    await user.click(await field('export-save'));
    expect(within(await field('error-summary')).getByText(/Enter a passphrase/)).toBeTruthy();
    expect(host.log.filter((one) => one.name === 'configuration_export')).toHaveLength(1);
    await user.type(await field('export-passphrase'), passphrase);
    await user.type(await field('export-passphrase-repeat'), passphrase);
    await user.click(await field('export-save'));
    await waitFor(() => expect(screen.getByTestId('file-written').textContent).toContain('with sealed PINs'));
    expect(document.documentElement.outerHTML).not.toContain(passphrase);
  });
});

describe('import (walk A19)', () => {
  it('shows what a file holds and what would change before anything is saved', async () => {
    const { user, host } = show(<ConfigurationPage />, {});
    await user.click(await field('export-save'));
    await field('file-written');
    await user.click(await field('import-choose'));
    const shown = await field('import-preview');
    expect(shown.textContent).toContain('City of Alder Creek');
    expect(shown.textContent).toContain('Nothing would change: everything is here already.');
    // Nothing to import; and what became of the export made room.
    expect(screen.queryByTestId('import-apply')).toBeNull();
    expect(screen.queryByTestId('file-written')).toBeNull();
    await user.click(await field('import-cancel'));
    expect(screen.queryByTestId('import-preview')).toBeNull();
    expect(host.log.some((one) => one.name === 'configuration_apply')).toBe(false);
  });

  it('names the terminals that need their PIN afterwards', async () => {
    const calls = {
      configuration_preview: () => preview({ token: 'p', accounts: ['City of Alder Creek'], terminals: 4, changes: ['T4 Web Utility is added.'] }),
      configuration_apply: () => ({ done: ['City of Alder Creek imported.'], pinsNeeded: ['T1 Parks Front Desk'], pinsRestored: 0, pinsProblem: null }),
    };
    const { user, host } = show(<ConfigurationPage />, { calls });
    await user.click(await field('import-choose'));
    expect((await field('import-preview')).textContent).toContain('T4 Web Utility is added.');
    expect(host.log.some((one) => one.name === 'configuration_apply')).toBe(false);
    await user.click(await field('import-apply'));
    const needed = await field('import-pins-needed');
    expect(needed.textContent).toContain('PIN needed');
    expect(needed.textContent).toContain('T1 Parks Front Desk');
    expect(await axeFindings()).toEqual([]);
  });

  it.each([
    ['a renamed picture', 'Not a configuration file.'],
    ['a cut-off file', 'The file ends in the middle. It was perhaps not copied completely.'],
    ['a file of a newer version', 'Made by version 2.4; install it first.'],
  ])('refuses %s with the reason and changes nothing', async (_, problem) => {
    const calls = { configuration_preview: () => preview({ problems: [problem] }) };
    const { user } = show(<ConfigurationPage />, { calls });
    await user.click(await field('import-choose'));
    const problems = await field('import-problems');
    expect(problems.textContent).toContain(problem);
    expect(problems.textContent).toContain('What is on this computer is untouched.');
    expect(screen.queryByTestId('import-apply')).toBeNull();
  });

  it('shows the reason also where the file could not even be opened', async () => {
    const calls = {
      configuration_preview: () => {
        throw new HostError({ code: 'invalid_input', message: 'Not a configuration file: holiday.json. Nothing was changed.', details: { field: 'file' } });
      },
    };
    const { user } = show(<ConfigurationPage />, { calls });
    await user.click(await field('import-choose'));
    expect(await screen.findByText('Not a configuration file: holiday.json. Nothing was changed.')).toBeTruthy();
  });

  it('says in words when the passphrase was wrong: the rest is here, the PINs are not', async () => {
    const calls = {
      configuration_preview: () => preview({ token: 'p', accounts: ['Alder'], sealedPins: 2, users: 1, terminals: 2, changes: ['Alder is added.'] }),
      configuration_apply: () => ({ done: ['Alder taken in.'], pinsNeeded: ['T1'], pinsRestored: 0, pinsProblem: 'The passphrase does not open the sealed PINs.' }),
    };
    const { user, host } = show(<ConfigurationPage />, { calls });
    await user.click(await field('import-choose'));
    await user.type(await field('import-passphrase'), 'wrong one');
    expect(screen.queryByTestId('import-passphrase-repeat')).toBeNull();
    await user.click(await field('import-apply'));
    expect((await field('import-pins-problem')).textContent).toContain('does not open the sealed PINs');
    expect((await field('import-done')).textContent).toContain('Alder taken in.');
    expect(host.log.find((one) => one.name === 'configuration_apply')?.request).toEqual({ token: 'p', passphrase: 'wrong one' });
  });

  it('says when no file was chosen, and when reading failed', async () => {
    let fails = false;
    const configuration_preview = () => {
      if (fails) throw new HostError({ code: 'disk_full', message: '', details: {} });
      return preview({});
    };
    const { user } = show(<ConfigurationPage />, { calls: { configuration_preview } });
    await user.click(await field('import-choose'));
    expect((await field('import-none')).textContent).toContain('No file was chosen.');
    fails = true;
    await user.click(await field('import-choose'));
    expect(await screen.findByText('The disk of this PC is full')).toBeTruthy();
  });
});

describe('a spreadsheet', () => {
  it('lists every problem of every row before anything is saved, and can leave those rows out', async () => {
    const { user, host } = show(<ConfigurationPage />, {});
    await user.click(await field('sheet-choose'));
    const rows = await field('sheet-rows');
    const fifth = within(rows).getByRole('row', { name: /T7 Pool/ });
    expect(fifth.dataset['mark']).toBe('problem');
    expect(fifth.textContent).toContain('“counter?” is not a kind.');
    expect(fifth.textContent).toContain('This looks like a person’s sign-in.');
    expect(host.log.some((one) => one.name === 'spreadsheet_apply')).toBe(false);
    expect(await axeFindings()).toEqual([]);
    await user.click(await field('sheet-apply'));
    expect((await field('sheet-done')).textContent).toContain('New terminals need a PIN now.');
    expect(host.log.find((one) => one.name === 'spreadsheet_apply')?.request).toEqual({ token: 'sheet-1', leaveOutBad: true });
  });

  it('with PINs in it is refused as a whole', async () => {
    const refused: SpreadsheetPreview = { token: null, file: 'pins.csv', rows: [], columns: [], ignored: [], problems: ['PINs do not belong in a spreadsheet. Remove the column PIN.'], good: 0, bad: 0 };
    const { user } = show(<ConfigurationPage />, { calls: { spreadsheet_preview: () => refused } });
    await user.click(await field('sheet-choose'));
    expect((await field('sheet-problems')).textContent).toContain('PINs do not belong in a spreadsheet.');
    expect(screen.queryByTestId('sheet-apply')).toBeNull();
  });

  it('can start from a template', async () => {
    const { user } = show(<ConfigurationPage />, {});
    await user.click(await field('sheet-template'));
    expect((await field('file-written')).textContent).toContain('Terminals template.csv');
  });
});

describe('comparing two days', () => {
  it('says what changed since go-live', async () => {
    const { user } = show(<ConfigurationPage />, {});
    await user.click(await field('compare-run'));
    const result = await field('compare-result');
    expect(result.textContent).toContain('1 difference');
    expect(within(result).getByRole('row', { name: /T4 Web Utility/ }).textContent).toContain('Added');
  });

  it('says that nothing changed, and that nothing is recorded yet', async () => {
    const calls = { configuration_compare: () => ({ from: null, to: null, changes: [] }) };
    const { user } = show(<ConfigurationPage />, { calls });
    await user.click(await field('compare-run'));
    const result = await field('compare-result');
    expect(result.textContent).toContain('Nothing changed between Oct 1, 2026 and now');
    expect(result.textContent).toContain('Nothing was set up yet on the first day.');
  });

  it('says that there is nothing to compare before the first change', async () => {
    show(<ConfigurationPage />, { calls: { configuration_days: () => ({ days: [] }) } });
    expect((await field('compare-none')).textContent).toContain('Nothing has been recorded to compare yet.');
  });

  it('asks for no days while today is the only one', async () => {
    show(<ConfigurationPage />, { calls: { configuration_days: () => ({ days: [{ day: today, changes: 19 }] }) } });
    expect((await field('compare-none')).textContent).toBe('All 19 changes were made today. You can compare from tomorrow on.');
    expect(screen.queryByTestId('compare-run')).toBeNull();
  });
});

describe('a new PC (walk A19)', () => {
  it('takes a configuration in from the first screen, before any town is set up', async () => {
    const { user, host } = show(<Welcome />, { status: fresh, calls: { configuration_preview: () => preview({ token: 'p', accounts: ['City of Alder Creek'], users: 2, terminals: 4, changes: ['City of Alder Creek is added.'] }) } });
    await user.click(await field('import-choose'));
    expect((await field('import-preview')).textContent).toContain('City of Alder Creek is added.');
    expect(host.log.some((one) => one.name === 'configuration_apply')).toBe(false);
    expect(await axeFindings()).toEqual([]);
  });
});
