import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HostError } from '../../host';
import { credential } from '../../host/fake/town';
import { practicePins } from '../fakePins';
import Wizard from '../Wizard';
import { alder, at, field, show, store } from './harness';

const pin = practicePins['T1 Parks Front Desk'];

async function pasteInto(user: ReturnType<typeof show>['user'], row: number, text: string) {
  await user.click(await field(`field-pin-${row}`));
  await user.paste(text);
}

describe('the PIN step (walk A2)', () => {
  it('stores a good PIN at once, empties the field and says where it is', async () => {
    const { user, spoken } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, pin);
    expect((await field('pin-stored-0')).textContent).toContain(`Stored in ${store}, ends T7QK`);
    expect((await field('pin-report-0')).textContent).toContain('64 characters, letters and digits only');
    expect(screen.queryByTestId('field-pin-0')).toBeNull();
    expect(document.activeElement).toBe(await field('pin-replace-0'));
    expect(spoken.filter((text) => text.includes('64 characters'))).toHaveLength(1);
  });

  it('keeps the PIN out of the page, the drafts, the cache and the storage', async () => {
    const { user, host } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, pin);
    await field('pin-stored-0');
    await user.click(await field('back'));
    expect(document.body.innerHTML).not.toContain(pin);
    expect(JSON.stringify({ ...window.localStorage })).not.toContain(pin);
    const others = host.log.filter((entry) => entry.name !== 'pin_check' && entry.name !== 'pin_set');
    expect(JSON.stringify(others)).not.toContain(pin);
  });

  it('accepts a line break and a no-break space and lists both on demand', async () => {
    const { user } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, `${pin}\u00a0\n`);
    await field('pin-stored-0');
    await user.click(screen.getByText('2 hidden characters removed'));
    expect(screen.getByText('U+000A')).toBeTruthy();
    expect(screen.getByText('U+00A0')).toBeTruthy();
  });

  it('warns about 63 characters, offers the last four to compare and stores it', async () => {
    const { user } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, pin.slice(1));
    const report = await field('pin-report-0');
    expect(report.dataset['severity']).toBe('warning');
    expect(report.textContent).toContain('Compare the last 4: …T7QK');
    expect(await field('pin-stored-0')).toBeTruthy();
  });

  it('replaces a stored PIN on request, or keeps it, without losing the focus', async () => {
    const { user } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, pin);
    await user.click(await field('pin-replace-0'));
    expect(document.activeElement).toBe(await field('field-pin-0'));
    await user.click(await field('pin-keep-0'));
    expect(document.activeElement).toBe(await field('pin-replace-0'));
  });

  it('blocks 65 characters and keeps what was typed', async () => {
    const { user, host } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, `${pin}X`);
    expect((await field('pin-report-0')).textContent).toContain('PINs have at most 64');
    expect(await field('field-pin-0')).toHaveProperty('value', `${pin}X`);
    expect(host.log.some((entry) => entry.name === 'pin_set')).toBe(false);
  });

  it('asks whether a PIN with ! is the portal password, on leaving the field only', async () => {
    const { user } = show(<Wizard />, { status: at('pins') });
    await user.type(await field('field-pin-0'), 'Summer2026!');
    expect(screen.queryByTestId('pin-report-0')).toBeNull();
    await user.tab();
    const report = await field('pin-report-0');
    expect(report.textContent).toContain('PINs have only letters and digits. Is this the portal password?');
    expect(await field('field-pin-0')).toHaveProperty('value', 'Summer2026!');
  });

  it('lists every empty PIN on Continue and lets the person go on without them', async () => {
    const { user } = show(<Wizard />, { status: at('pins') });
    await user.click(await field('continue'));
    const summary = await field('error-summary');
    expect(within(summary).getAllByRole('link')).toHaveLength(2);
    await waitFor(() => expect(document.activeElement).toBe(summary));
    await user.click(await field('continue-without-pins'));
    expect(await field('verify-all')).toBeTruthy();
  });

  it('says so when the store refuses, and keeps the text for another try', async () => {
    const calls = {
      pin_set: () => {
        throw new HostError({ code: 'vault_locked', message: 'locked', details: {} });
      },
    };
    const { user } = show(<Wizard />, { status: at('pins'), calls });
    await pasteInto(user, 0, pin);
    expect(await screen.findByText('The password store is locked')).toBeTruthy();
    expect(await field('field-pin-0')).toHaveProperty('value', pin);
  });

  it('shows the practice PINs in a practice account without writing them into the page', async () => {
    show(<Wizard />, { status: at('pins', alder({ environment: 'practice', host: '127.0.0.1' })) });
    expect(await field('practice-copy-pin-0')).toBeTruthy();
    expect(document.body.innerHTML).not.toContain(pin);
  });

  it('hands out two practice PINs the wrong way round when that is rehearsed, and only those', async () => {
    const { user } = show(<Wizard />, { status: at('pins', alder({ environment: 'practice', host: '127.0.0.1' })) });
    const copied = async (row: number) => {
      await user.click(await field(`practice-copy-pin-${row}`));
      return navigator.clipboard.readText();
    };
    const pins = Object.values(practicePins);
    expect(await copied(0)).toBe(pins[0]);
    await user.click(await screen.findByRole('checkbox', { name: /Rehearse a mistake/ }));
    expect(await copied(0)).toBe(pins[2]);
    expect(await copied(2)).toBe(pins[0]);
    expect(await copied(1)).toBe(pins[1]);
    await user.click(screen.getByRole('checkbox', { name: /Rehearse a mistake/ }));
    expect(await copied(0)).toBe(pins[0]);
  });
});

describe('a paste that is something else', () => {
  it.each([
    ['the portal password', 'Summer2026!', 'Is this the portal password?'],
    ['the PIN with its label', `PIN: ${pin}`, 'There is a label before the PIN.'],
    ['the account ID', '004287', 'This is the account ID, not a PIN.'],
    ['the API user ID', ' apiuser501204\n', 'This is the API user ID, not a PIN.'],
    ['the PIN twice in a row', pin + pin, '128 characters: the PIN was pasted twice in a row.'],
  ])('is named: %s', async (_, text, words) => {
    const { user, host } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, text);
    const report = await field('pin-report-0');
    expect(report.textContent).toContain(words);
    expect(report.dataset['severity']).toBe('error');
    expect(host.log.some((entry) => entry.name === 'pin_set')).toBe(false);
    expect(host.log.find((entry) => entry.name === 'pin_check')?.request).toMatchObject({ terminalId: 't1' });
  });
});

describe('one PIN for two terminals (walk A4)', () => {
  async function pasteTwice() {
    const view = show(<Wizard />, { status: at('pins') });
    await pasteInto(view.user, 0, pin);
    await field('pin-stored-0');
    await pasteInto(view.user, 1, pin);
    await field('pin-duplicate-1');
    return view;
  }

  it('names the terminal that has it', async () => {
    await pasteTwice();
    const message = 'This PIN is already stored for T1 Parks Front Desk. One PIN belongs to one terminal.';
    expect((await field('pin-duplicate-1')).textContent).toContain(message);
  });

  it('moves it here on request', async () => {
    const { user } = await pasteTwice();
    await user.click(await field('pin-move-1'));
    expect(await field('pin-stored-1')).toBeTruthy();
    expect(await field('field-pin-0')).toBeTruthy();
  });

  it('keeps it there and empties this field on request', async () => {
    const { user } = await pasteTwice();
    await user.click(await field('pin-keep-there-1'));
    expect(await field('field-pin-1')).toHaveProperty('value', '');
    expect(await field('pin-stored-0')).toBeTruthy();
    expect(screen.queryByTestId('pin-duplicate-1')).toBeNull();
  });

  it('changes nothing on Cancel', async () => {
    const { user } = await pasteTwice();
    await user.click(await field('pin-cancel-1'));
    expect(await field('field-pin-1')).toHaveProperty('value', pin);
    expect(document.activeElement).toBe(await field('field-pin-1'));
  });

  it('stores a conflict only behind More, and marks both rows', async () => {
    const { user } = await pasteTwice();
    expect(screen.queryByRole('button', { name: 'Save anyway as a conflict' })).toBeNull();
    await user.click(await field('pin-more-1'));
    await user.click(await field('pin-conflict-1'));
    expect(await screen.findByText('Same PIN as T1 Parks Front Desk')).toBeTruthy();
    expect(await screen.findByText('Same PIN as T2 Web Permits')).toBeTruthy();
  });

  it('swaps the two with one press where they stand crosswise', async () => {
    const other = practicePins['T2 Web Permits'];
    const { user, host, spoken } = show(<Wizard />, { status: at('pins') });
    await pasteInto(user, 0, other);
    await field('pin-stored-0');
    await pasteInto(user, 1, pin);
    await field('pin-stored-1');
    await user.click(await field('pin-replace-0'));
    await pasteInto(user, 0, pin);
    const choice = await field('pin-duplicate-0');
    expect(choice.textContent).toContain('T1 Parks Front Desk gets this PIN, T2 Web Permits gets the one that is stored here now.');
    await user.click(await field('pin-swap-0'));
    await waitFor(() => expect(screen.getByTestId('pin-stored-0').textContent).toContain('ends T7QK'));
    expect(screen.getByTestId('pin-stored-1').textContent).toContain('ends 9M2D');
    expect(spoken.at(-1)).toContain('have swapped PINs');
    expect(host.log.find((entry) => entry.name === 'pin_swap')?.request).toEqual({ terminalA: 't1', terminalB: 't2' });
  });

  it('names the department too, and takes nothing away from it', async () => {
    const parks = alder({ id: 'acc-2', name: 'Parks Department', terminals: [] });
    const first = alder().terminals[0];
    if (first) parks.terminals = [{ ...first, id: 't9', name: 'Pool', credentials: [credential('c-t9', 0, 'verified', 'T7QK')] }];
    const { user } = show(<Wizard />, { status: { ...at('pins'), accounts: [alder(), parks] } });
    await pasteInto(user, 0, pin);
    const choice = await field('pin-duplicate-0');
    expect(choice.textContent).toContain('already stored for Pool (Parks Department)');
    expect(choice.textContent).toContain('Remove it there first');
    expect(screen.queryByTestId('pin-move-0')).toBeNull();
    expect(screen.queryByTestId('pin-swap-0')).toBeNull();
  });
});
