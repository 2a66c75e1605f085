import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fullCardFile, openDaysFile, pickedFile, type PickedFile } from '../../host/fake/portal';
import { axeFindings } from '../../test/axe';
import { openApp } from '../../test/render';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

const live = () => screen.getByTestId('live-region').textContent;

async function openImport(picks: readonly (PickedFile | null)[] = [pickedFile], syncStep = 1) {
  window.location.hash = '#/home';
  const opened = openApp({ picks, syncStep });
  await screen.findByTestId('home');
  opened.host.emitMenu('import');
  await screen.findByTestId('portal-dialog');
  return opened;
}

async function openFile(picks: readonly (PickedFile | null)[] = [pickedFile], syncStep = 1) {
  const opened = await openImport(picks, syncStep);
  await opened.user.click(screen.getByTestId('portal-choose'));
  await screen.findByTestId('portal-rows');
  return opened;
}

type Opened = Awaited<ReturnType<typeof openFile>>;

async function chooseTerminal({ user }: Opened, name = 'T1 Parks Front Desk') {
  await user.click(screen.getByTestId('portal-terminal'));
  await user.click(await screen.findByRole('option', { name }));
  await user.click(screen.getByTestId('portal-check'));
  await waitFor(() => expect(screen.queryByTestId('portal-check')).toBeNull());
  await screen.findByTestId('portal-rows');
}

const disabled = (id: string) => screen.getByTestId(id).hasAttribute('disabled');

describe('the import of a portal file', () => {
  it('explains itself before a file is chosen', async () => {
    await openImport();
    expect(screen.getByTestId('portal-dialog').textContent).toContain('nothing is saved until you say so');
    expect(await axeFindings()).toEqual([]);
  });

  it('stays where it is when no file was chosen', async () => {
    const { user } = await openImport([null]);
    await user.click(screen.getByTestId('portal-choose'));
    expect((await screen.findByTestId('portal-not-chosen')).textContent).toContain('No file was chosen.');
  });

  it('counts rows, names problems by line, and saves nothing yet', async () => {
    const opened = await openFile();
    expect(['rows', 'new', 'known', 'bad'].map((id) => screen.getByTestId(`portal-${id}`).textContent)).toEqual(['6', '4', '0', '2']);
    const problems = within(screen.getByTestId('portal-problems')).getAllByRole('row').slice(1);
    expect(problems.map((row) => row.textContent)).toEqual(['6Amount\u201ctwelve\u201d is not an amount.', '7Transaction Date\u201c13/45/2023\u201d is not a date.']);
    expect(screen.getByTestId('portal-unknown-terminals').textContent).toContain('Old Pool Gate');
    expect(opened.host.log.some((one) => one.name === 'portal_apply')).toBe(false);
    expect(await axeFindings()).toEqual([]);
  });

  it('imports after every question has its answer, and a second time brings nothing new', async () => {
    const opened = await openFile();
    const { user } = opened;
    expect(disabled('portal-import')).toBe(true);
    await chooseTerminal(opened);
    expect(disabled('portal-import')).toBe(true);
    await user.click(screen.getByTestId('portal-skip'));
    await user.click(screen.getByTestId('portal-import'));
    expect((await screen.findByTestId('portal-done')).textContent).toContain('4 new, 0 here already, 2 left out');
    await waitFor(() => expect(live()).toContain('4 payments were imported'));
    await user.click(screen.getByTestId('portal-close'));

    opened.host.emitMenu('import');
    await user.click(await screen.findByTestId('portal-choose'));
    await waitFor(() => expect(screen.getByTestId('portal-known').textContent).toBe('4'));
    expect(screen.getByTestId('portal-new').textContent).toBe('0');
    expect(disabled('portal-import')).toBe(true);
  });

  it('asks anew whether the bad rows of another file are left out', async () => {
    const { user } = await openFile([pickedFile, pickedFile]);
    const agreed = () => screen.getByTestId('portal-skip').hasAttribute('data-selected');
    await user.click(screen.getByTestId('portal-skip'));
    expect(agreed()).toBe(true);
    await user.click(screen.getByTestId('portal-choose'));
    await waitFor(() => expect(agreed()).toBe(false));
  });

  it('asks again for what a column holds, and says what is missing', async () => {
    const { user, host } = await openFile();
    await user.click(screen.getByTestId('portal-field-5'));
    await user.click(await screen.findByRole('option', { name: /^Nothing of these/ }));
    expect(screen.getByTestId('portal-changed')).toBeTruthy();
    expect(screen.queryByTestId('portal-import')).toBeNull();
    await user.click(screen.getByTestId('portal-check'));
    expect((await screen.findByTestId('portal-missing')).textContent).toContain('Amount');
    const looks = host.log.filter((one) => one.name === 'portal_look');
    expect(looks[1]?.request).toMatchObject({ importId: 'import-1', fields: ['id', 'time', 'terminal', 'type', 'status', null, 'card', 'customer', 'invoice', null] });
  });

  it('asks which comes first when day and month could be either', async () => {
    const { user } = await openFile([openDaysFile]);
    expect(disabled('portal-import')).toBe(true);
    await user.click(screen.getByTestId('portal-day-first'));
    await user.click(screen.getByTestId('portal-check'));
    await waitFor(() => expect(disabled('portal-import')).toBe(false));
    expect(screen.getByTestId('portal-dialog').textContent).toContain('May 1 \u2013 May 3, 2023');
  });

  it('refuses a file with a full card number, in words and without showing it', async () => {
    const { container } = await openFile([fullCardFile]);
    expect(screen.getByTestId('portal-blockers').textContent).toContain('The file contains a full card number in row 2.');
    expect(disabled('portal-import')).toBe(true);
    expect(container.ownerDocument.body.textContent).not.toContain('4111');
  });

  it('that is canceled while it saves has saved nothing', async () => {
    const opened = await openFile([pickedFile], 150);
    await chooseTerminal(opened);
    await opened.user.click(screen.getByTestId('portal-skip'));
    await opened.user.click(screen.getByTestId('portal-import'));
    await opened.user.click(await screen.findByTestId('portal-stop'));
    expect((await screen.findByTestId('portal-done')).textContent).toContain('Nothing was saved.');
  });
});
