import { configure, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { HostError } from '../../host';
import { filterReader } from '../../host/fake/search';
import { baseStatus } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { openWith } from '../../test/render';
import type { FakeOptions } from '../../host/fake';
import { ExportDialog } from './ExportDialog';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

const read = filterReader(baseStatus());
const newest = { column: 'time', direction: 'descending' } as const;

function openExport(text = 'status:declined', options: FakeOptions = {}, picked: { ids: string[]; except: boolean } | null = null) {
  document.title = 'Export';
  const onClose = vi.fn();
  const opened = openWith(
    <ExportDialog filter={read('acc-alder', text)} picked={picked} sort={newest} columns={['time', 'amount', 'id']} accountId="acc-alder" onClose={onClose} />,
    options,
  );
  return { ...opened, onClose };
}

describe('an export', () => {
  it('says count, sums and filters in words before anything is written', async () => {
    const { host } = openExport();
    const facts = await screen.findByTestId('export-facts');
    const { count, currencies } = await host.call('transactions_totals', { filter: read('acc-alder', 'status:declined'), picked: null });
    expect(Number(facts.dataset.count)).toBe(count);
    expect(facts.textContent).toContain('every row of the filter, not only those on screen');
    expect(facts.textContent).toContain('Status: Declined');
    expect(screen.getByTestId('export-sums').dataset.net).toBe(currencies[0]?.net.minor);
    expect(host.log.some((one) => one.name === 'export_start')).toBe(false);
    expect(await axeFindings()).toEqual([]);
  });

  it('writes the chosen format, shows how far it is, and says where the file is', async () => {
    const { user, host, onClose } = openExport('', { syncStep: 12 });
    await user.click(await screen.findByTestId('export-csv'));
    await screen.findByText(/payments 2026-10-06\.csv/);
    await user.click(screen.getByTestId('export-save'));
    expect((await screen.findByTestId('export-progress')).textContent).toMatch(/of 1,240 rows written/);
    const done = await screen.findByTestId('export-done');
    expect(done.textContent).toContain('1,240 payments saved.');
    expect(done.textContent).toContain('clerk1 exported 1,240 payments.');
    expect(host.log).toContainEqual({ name: 'export_start', request: expect.objectContaining({ format: 'csv', columns: ['time', 'amount', 'id'], picked: null, sort: newest }) });
    expect(window.localStorage.getItem('export')).toBe('csv');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('export-close'));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('that is canceled leaves no file and says so; Esc does not hide a running one', async () => {
    const { user, onClose } = openExport('', { syncStep: 60 });
    await screen.findByTestId('export-facts');
    await user.click(screen.getByTestId('export-save'));
    await screen.findByTestId('export-progress');
    await user.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    await user.click(screen.getByTestId('export-stop'));
    expect((await screen.findByTestId('export-canceled')).textContent).toContain('No file was left behind.');
  });

  it('without a chosen file is back at its form', async () => {
    const { user } = openExport('', { streams: { export_start: async () => ({ path: null, sentence: '', rows: 0, size: 0, cancelled: false }) } });
    await screen.findByTestId('export-facts');
    await user.click(screen.getByTestId('export-save'));
    expect((await screen.findByTestId('export-not-chosen')).textContent).toContain('Nothing was written.');
    expect(screen.getByTestId('export-save').hasAttribute('disabled')).toBe(false);
  });

  it('into a file that is open elsewhere says so and offers another name', async () => {
    const inUse = async () => {
      throw new HostError({ code: 'file_failed', message: 'The file is in use by another program.', details: {} });
    };
    const { user } = openExport('', { streams: { export_start: inUse } });
    await screen.findByTestId('export-facts');
    await user.click(screen.getByTestId('export-save'));
    expect((await screen.findByTestId('export-error')).textContent).toContain('The file is in use by another program.');
    expect(screen.getByTestId('export-save').textContent).toBe('Save under another name\u2026');
  });

  it('of nothing cannot be saved', async () => {
    openExport('zzzz-nothing');
    const facts = await screen.findByTestId('export-facts');
    expect(facts.textContent).toContain('No rows to export.');
    expect(screen.getByTestId('export-save').hasAttribute('disabled')).toBe(true);
  });

  it('of selected rows counts only those', async () => {
    const { host } = openExport('', {}, { ids: ['nope'], except: true });
    await waitFor(() => expect(screen.getByTestId('export-facts').textContent).toContain('only the rows you selected'));
    expect(host.log).toContainEqual({ name: 'export_preview', request: expect.objectContaining({ picked: { ids: ['nope'], except: true } }) });
  });
});
