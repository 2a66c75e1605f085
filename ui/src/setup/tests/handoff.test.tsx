import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AppStatus } from '../../bindings';
import { HostError } from '../../host';
import { baseStatus } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { keysProblem } from '../handoff/ageKeys';
import HandoffPage from '../handoff/HandoffPage';
import { field, fresh, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const key = `age1${'q'.repeat(58)}`;
const passphrase = 'maple lantern orbit cactus';

function conflict(): Partial<AppStatus> {
  const { accounts } = baseStatus();
  const [first, second] = accounts[0]?.terminals ?? [];
  for (const [one, other] of [[first, second], [second, first]]) {
    const credential = one?.credentials[0];
    if (credential) Object.assign(credential, { state: 'conflict', ends: 'T7QK', conflictsWith: [other?.name ?? ''] });
  }
  return { accounts };
}

async function purpose(user: ReturnType<typeof show>['user']) {
  await user.click(await field('handoff-recipient'));
  await user.paste('CivicPlus onboarding');
  await user.click(await field('handoff-reason'));
  await user.paste('Onboarding of web permits');
}

describe('the hand-off (walk A7)', () => {
  it('shows what is handed over, PINs as dots ending in four, and what is missing in words', async () => {
    show(<HandoffPage />, {});
    const table = await field('handoff-table');
    expect(table.textContent).toContain('•••• T7QK');
    const row = within(table).getByRole('row', { name: /T4 Web Utility/ });
    expect(row.textContent).toContain('Missing');
    const draft = await field('handoff-draft');
    expect(draft.textContent).toContain('No PIN: T4 Web Utility.');
    expect(draft.textContent).toContain('DRAFT');
    expect(await axeFindings()).toEqual([]);
  });

  it('is refused while two terminals have the same PIN, with the reason and the way out (walk A4)', async () => {
    const { user } = show(<HandoffPage />, { status: conflict() });
    const blocked = await field('handoff-blocked');
    expect(blocked.textContent).toContain('T1 Parks Front Desk and T2 Web Permits have the same PIN.');
    expect(screen.queryByTestId('handoff-save')).toBeNull();
    expect(screen.queryByTestId('handoff-way-masked')).toBeNull();
    await user.click(within(blocked).getByTestId('finding-act-0'));
    expect(await field('pin-dialog')).toBeTruthy();
  });

  it('saves a masked PDF without asking for a reason, and tells path, size and SHA-256', async () => {
    const { user, host } = show(<HandoffPage />, {});
    await user.click(await field('handoff-way-masked'));
    expect(screen.queryByTestId('handoff-reason')).toBeNull();
    await user.click(await field('handoff-save'));
    const result = await field('file-written');
    expect(result.textContent).toContain('.pdf');
    expect(result.textContent).toContain('18.0 KB');
    expect((await field('file-sha')).textContent).toMatch(/^[0-9a-f]{64}$/);
    await user.click(await field('copy-sha'));
    const written = host.log.find((one) => one.name === 'handoff_write')?.request;
    expect(written).toMatchObject({ form: 'save_pdf', fullPins: false, passphrase: null, keys: [], reason: '', recipient: '' });
  });

  it('asks for reason and recipient before full PINs are printed', async () => {
    const { user, host } = show(<HandoffPage />, {});
    await user.click(await field('handoff-way-full'));
    await user.click(await field('handoff-print'));
    const summary = await field('error-summary');
    expect(within(summary).getAllByRole('link')).toHaveLength(2);
    expect(host.log.some((one) => one.name === 'handoff_write')).toBe(false);
    await purpose(user);
    await user.click(await field('handoff-print'));
    expect((await field('file-written')).textContent).toContain('clerk1 printed a hand-off sheet with 3 full PINs for CivicPlus onboarding.');
    expect(host.log.find((one) => one.name === 'handoff_write')?.request).toMatchObject({ form: 'print_pdf', fullPins: true });
  });

  it('judges the passphrase in words and wants it twice, alike', async () => {
    const { user, host } = show(<HandoffPage />, {});
    await user.click(await field('handoff-way-passphrase'));
    await purpose(user);
    const first = await field('handoff-passphrase');
    await user.type(first, 'short');
    await user.tab();
    expect((await field('handoff-passphrase-strength')).textContent).toContain('Too short: 5 characters. Use at least 12 characters, or four different words.');
    expect(first.getAttribute('aria-invalid')).toBe('true');
    await user.clear(first);
    await user.type(first, passphrase);
    await user.type(await field('handoff-passphrase-repeat'), 'maple lantern');
    await user.click(await field('handoff-save'));
    expect(within(await field('error-summary')).getByText(/not the same/)).toBeTruthy();
    expect(host.log.some((one) => one.name === 'handoff_write')).toBe(false);
    expect(first.getAttribute('type')).toBe('password');
    await user.click(await field('handoff-passphrase-show'));
    expect(first.getAttribute('type')).toBe('text');
  });

  it('seals with a passphrase, forgets it, and says what to tell CivicPlus', async () => {
    const { user, host } = show(<HandoffPage />, {});
    await user.click(await field('handoff-way-passphrase'));
    await purpose(user);
    const first = await field('handoff-passphrase');
    await user.click(first);
    await user.paste(passphrase);
    await user.click(await field('handoff-passphrase-repeat'));
    await user.paste(passphrase);
    await user.click(await field('handoff-save'));
    await field('file-written');
    expect((await field('age-command')).textContent).toBe('age -d -o handoff.json "Alder Creek hand-off 2026-10-06.handoff.age"');
    expect(screen.getByText(/Tell the passphrase by phone/)).toBeTruthy();
    expect(first).toHaveProperty('value', '');
    expect(document.documentElement.outerHTML).not.toContain(passphrase);
    const others = host.log.filter((one) => one.name !== 'handoff_write' && one.name !== 'handoff_check_passphrase');
    expect(JSON.stringify(others)).not.toContain(passphrase);
  });

  it('seals for a pasted key after it was judged', async () => {
    const { user, host } = show(<HandoffPage />, {});
    await user.click(await field('handoff-way-key'));
    await purpose(user);
    const keys = await field('handoff-keys');
    await user.click(keys);
    await user.paste(key.slice(0, -3));
    expect((await field('handoff-keys-error')).textContent).toContain('it has 59 characters, a key has 62');
    await user.clear(keys);
    await user.paste(key);
    expect(await screen.findByText('1 key, complete')).toBeTruthy();
    await user.click(await field('handoff-save'));
    expect((await field('age-command')).textContent).toContain('age -d -i key.txt');
    expect(host.log.find((one) => one.name === 'handoff_write')?.request).toMatchObject({ form: 'sealed_recipient', fullPins: true, keys: [key] });
    expect(await axeFindings()).toEqual([]);
  });

  it('only marks a wrong key on leaving its field; the list of problems comes with the try to write', async () => {
    const { user } = show(<HandoffPage />, {});
    await user.click(await field('handoff-way-key'));
    const keys = await field('handoff-keys');
    await user.type(keys, 'hello');
    await user.tab();
    expect((await field('handoff-keys-error')).textContent).toContain('not an age1 key');
    expect(screen.queryByTestId('error-summary')).toBeNull();
    expect(document.activeElement).toBe(await field('handoff-recipient'));

    await user.click(await field('handoff-save'));
    const summary = await field('error-summary');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(within(summary).getByRole('link', { name: 'Write who gets it.' })).toBeTruthy();

    await user.click(await field('handoff-way-passphrase'));
    await user.click(await field('handoff-way-key'));
    await user.click(await field('handoff-keys'));
    await user.tab();
    expect((await field('handoff-keys-error')).textContent).toContain('not an age1 key');
    expect(screen.queryByTestId('error-summary')).toBeNull();
    expect(document.activeElement).toBe(await field('handoff-recipient'));
  });

  it('says canceled when the dialog of the system was canceled', async () => {
    const handoff_write = () => ({ path: null, sentence: 'clerk1 canceled the hand-off.', size: 0, sha256: null });
    const { user, spoken } = show(<HandoffPage />, { calls: { handoff_write } });
    await user.click(await field('handoff-way-masked'));
    await user.click(await field('handoff-save'));
    expect((await field('file-cancelled')).textContent).toContain('No file was written.');
    expect(screen.queryByTestId('file-written')).toBeNull();
    expect(spoken.at(-1)).toContain('Canceled.');
  });

  it('explains a refusal of the program itself', async () => {
    const calls = {
      handoff_write: () => {
        throw new HostError({ code: 'handoff_blocked', message: '', details: { terminals: ['T1'] } });
      },
    };
    const { user } = show(<HandoffPage />, { calls });
    await user.click(await field('handoff-way-masked'));
    await user.click(await field('handoff-save'));
    expect(await screen.findByText('The hand-off is stopped')).toBeTruthy();
  });

  it('marks the field that the program itself refuses, with its words', async () => {
    const calls = {
      handoff_write: () => {
        throw new HostError({ code: 'invalid_input', message: 'The check sum of the key does not fit: it was mistyped.', details: { field: 'keys', reason: 'key_mistyped' } });
      },
    };
    const { user } = show(<HandoffPage />, { calls });
    await user.click(await field('handoff-way-key'));
    await purpose(user);
    await user.click(await field('handoff-keys'));
    await user.paste(key);
    await user.click(await field('handoff-save'));
    expect((await field('handoff-keys-error')).textContent).toContain('it was mistyped');
    expect(screen.queryByTestId('file-written')).toBeNull();
  });

  it('copies one PIN at a time, with a reason', async () => {
    const { user } = show(<HandoffPage />, {});
    await user.click(await field('handoff-copy-t1'));
    expect((await field('reveal-dialog')).textContent).toContain('Copy the PIN of T1 Parks Front Desk');
  });

  it('says that there is nothing yet', async () => {
    show(<HandoffPage />, { status: fresh });
    expect(await screen.findByText('No town is set up here yet')).toBeTruthy();
  });

  it('says so when it cannot be read', async () => {
    const calls = {
      handoff_view: () => {
        throw new HostError({ code: 'storage_busy', message: '', details: {} });
      },
    };
    show(<HandoffPage />, { calls });
    await waitFor(() => expect(screen.getByText('The data is in use for a moment')).toBeTruthy());
  });
});

describe('a key', () => {
  it.each([
    ['', 'Paste the key of the recipient.'],
    ['AGE-SECRET-KEY-1QQQ', 'secret key'],
    ['ssh-ed25519 AAAA', 'SSH key'],
    ['hello', 'not an age1 key'],
    [`${key}\n${key.slice(0, 20)}`, 'Line 2'],
    [key.replace(/q$/, 'b'), 'not an age1 key'],
  ])('%j is refused in words', (text, words) => {
    expect(keysProblem(text)).toContain(words);
  });

  it('is taken when complete, several with any blanks between', () => {
    expect(keysProblem(`${key}\n  ${key} `)).toBeNull();
  });
});
