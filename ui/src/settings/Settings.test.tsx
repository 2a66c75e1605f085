import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { practicePassword, recoveryCodes } from '../host/fake/people';
import { newRecoveryCode } from '../signin/recoveryCode';
import { axeFindings } from '../test/axe';
import { openApp, type Opened } from '../test/render';
import { parseLimit } from './people/limits';

afterEach(() => newRecoveryCode.set(null));

const open = (hash = '#/people', people = {}) => {
  window.location.hash = hash;
  return openApp({ rows: 40, people });
};
const find = (id: string) => screen.findByTestId(id);
const gone = (id: string) => waitFor(() => expect(screen.queryByTestId(id)).toBeNull());
const sent = ({ host }: Opened, name: string) => host.log.filter((one) => one.name === name).map(({ request }) => request);
const paste = async ({ user }: Opened, id: string, text: string) => {
  await user.clear(await find(id));
  await user.click(screen.getByTestId(id));
  if (text) await user.paste(text);
};
const choose = async ({ user }: Opened, person: string, action: string) => {
  await user.click(await find(`person-actions-${person}`));
  await user.click(await find(action));
};

describe('people', () => {
  it('stand with their role in one line, limits, state and last sign-in', async () => {
    open();
    const list = await find('people-list');
    const clerk = within(list).getByRole('row', { name: /Dana Clerk/ }).textContent ?? '';
    for (const part of ['Clerk', 'Sets up terminals and PINs', 'Always needs a second person', 'Active', 'Never']) expect(clerk).toContain(part);
    expect(within(list).getByRole('row', { name: /Sofia/ }).textContent).toContain('Approves any amount');
    expect(screen.getByTestId('nav-settings').getAttribute('aria-current')).toBe('page');
    expect(document.title).toContain('People & roles');
    expect(await axeFindings()).toEqual([]);
  });

  it('are for administrators; nobody else asks the program for them', async () => {
    const opened = open('#/people', { signedIn: 'Dana Clerk' });
    await find('people-not-yours');
    expect(sent(opened, 'people')).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });

  it('begin with an administrator, who is signed in and has to keep the recovery code', async () => {
    const opened = open('#/people', { none: true });
    await find('people-empty');
    expect(screen.getByTestId('person-add-people').textContent).toContain('Add people');
    await opened.user.click(screen.getByTestId('person-add-first'));
    await opened.user.click(await find('person-save'));
    expect((await find('person-name-error')).textContent).toContain('Write the person');
    await paste(opened, 'person-name', 'Ines Installer');
    await paste(opened, 'person-password', 'password1234');
    await paste(opened, 'person-password-again', 'password1234');
    await opened.user.click(screen.getByTestId('person-save'));
    expect((await find('person-password-error')).textContent).toContain('tried first');
    await paste(opened, 'person-password', 'river boat seven');
    await paste(opened, 'person-password-again', 'river boat seven');
    await opened.user.click(screen.getByTestId('person-save'));
    expect((await find('recovery-code')).textContent).toBe(recoveryCodes[0]);
    expect(sent(opened, 'person_add').at(-1)).toEqual({ name: 'Ines Installer', role: 'administrator', password: 'river boat seven' });
    await opened.user.click(screen.getByTestId('recovery-code-kept'));
    await opened.user.click(screen.getByTestId('recovery-code-done'));
    await gone('recovery-code-dialog');
    expect((await find('session-name')).textContent).toBe('Ines Installer');
    expect(await find('people-too-few')).toBeTruthy();
  });

  it('are added with a role and a first password; a name that is taken is told at the field', async () => {
    const opened = open();
    await opened.user.click(await find('person-add'));
    expect(await axeFindings()).toEqual([]);
    await paste(opened, 'person-name', 'dana clerk');
    await opened.user.click(screen.getByTestId('person-role-viewer'));
    await paste(opened, 'person-password', 'river boat seven');
    await paste(opened, 'person-password-again', 'river boat seven');
    await opened.user.click(screen.getByTestId('person-save'));
    expect((await find('person-name-error')).textContent).toContain('already');
    await paste(opened, 'person-name', 'Vera Viewer');
    await opened.user.click(screen.getByTestId('person-save'));
    await gone('person-dialog');
    expect((await find('people-list')).textContent).toContain('Vera Viewer');
    expect(screen.getByTestId('people-list').textContent).toContain('Has to choose a password');
  });

  it('have limits that are read exactly, and the password is asked for once more', async () => {
    const opened = open();
    await choose(opened, 'p-finance', 'person-edit');
    await paste(opened, 'person-alone', 'a lot');
    await opened.user.click(screen.getByTestId('person-save'));
    expect((await find('person-alone-error')).textContent).toContain('Write an amount');
    await paste(opened, 'person-alone', '1,250.5');
    opened.host.people.age();
    await opened.user.click(screen.getByTestId('person-save'));
    await opened.user.click(await find('step-up-password'));
    await opened.user.paste(practicePassword);
    await opened.user.click(screen.getByTestId('step-up-submit'));
    await gone('person-dialog');
    expect(sent(opened, 'person_edit')).toHaveLength(2);
    expect(sent(opened, 'person_edit').at(-1)).toMatchObject({ aloneLimit: { minor: '125050', currency: 'USD' }, approveLimit: null });
    expect((await find('people-list')).textContent).toContain('No second person up to $1,250.50');
  });

  it('raise no limit of their own', async () => {
    const opened = open();
    await choose(opened, 'p-admin', 'person-edit');
    await paste(opened, 'person-alone', '100');
    await opened.user.click(screen.getByTestId('person-save'));
    expect((await find('error-notice')).textContent).toContain('Nobody raises their own limit.');
  });

  it('get a new first password', async () => {
    const opened = open();
    await choose(opened, 'p-clerk', 'person-reset');
    await paste(opened, 'reset-password', 'river boat seven');
    await paste(opened, 'reset-password-again', 'river boat seven');
    await opened.user.click(screen.getByTestId('reset-save'));
    await gone('reset-dialog');
    expect(sent(opened, 'person_reset_password')).toEqual([{ id: 'p-clerk', password: 'river boat seven' }]);
  });

  it('who leave leave something behind: it is shown first, and the tasks after', async () => {
    const opened = open();
    await choose(opened, 'p-clerk', 'person-deactivate');
    expect((await find('impact-sentence')).textContent).toBe('Dana Clerk saw 3 PINs in 90 days, has 1 open refund request, owns 2 views.');
    expect(screen.getAllByTestId('impact-pins')[0]?.textContent).toContain('Tasks to change these 3 PINs');
    expect(document.activeElement).toBe(screen.getByTestId('deactivate-cancel'));
    expect(await axeFindings()).toEqual([]);
    await opened.user.click(screen.getByTestId('deactivate-confirm'));
    await gone('deactivate-dialog');
    expect((await screen.findAllByTestId('toast')).map((one) => one.textContent).join(' ')).toContain('3 tasks are on the checklist.');
    await waitFor(() => expect(screen.getByTestId('people-list').textContent).toContain('Deactivated'));
    await choose(opened, 'p-clerk', 'person-activate');
    await waitFor(() => expect(screen.getByTestId('people-list').textContent).not.toContain('Deactivated'));
  });

  it('are never without an administrator', async () => {
    const opened = open();
    await choose(opened, 'p-admin', 'person-deactivate');
    expect((await find('deactivate-refused')).textContent).toContain('Ada Administrator is the last administrator.');
    expect(screen.queryByTestId('deactivate-confirm')).toBeNull();
    await opened.user.click(screen.getByTestId('deactivate-cancel'));
    await choose(opened, 'p-admin', 'person-edit');
    await opened.user.click(await find('person-role-clerk'));
    await opened.user.click(screen.getByTestId('person-save'));
    expect((await find('error-notice')).textContent).toContain('is the last administrator');
  });
});

describe('rules', () => {
  it('are changed by an administrator, except the one that cannot be', async () => {
    const opened = open('#/settings/rules');
    await opened.user.click(await find('rules-pin-viewer'));
    expect(document.body.textContent).toContain('Nobody approves what they asked for. This rule cannot be switched off.');
    expect(await axeFindings()).toEqual([]);
    await opened.user.click(screen.getByTestId('rules-second-void'));
    await opened.user.click(screen.getByTestId('rules-save'));
    await waitFor(() => expect(sent(opened, 'rules_save')).toHaveLength(1));
    expect(sent(opened, 'rules_save')[0]).toMatchObject({ pinViewerMayNotRefund: true, idleLockMinutes: 15 });
  });

  it('are read by everybody', async () => {
    open('#/settings/rules', { signedIn: 'Dana Clerk' });
    await find('rules-not-yours');
    expect(screen.queryByTestId('rules-save')).toBeNull();
  });
});

describe('reasons', () => {
  it('are added, renamed, retired and offered again', async () => {
    const opened = open('#/settings/reasons');
    await opened.user.click(await find('reason-add'));
    await opened.user.click(await find('reason-save'));
    expect((await find('reason-words-error')).textContent).toContain('few words');
    await paste(opened, 'reason-words', 'charged twice');
    await opened.user.click(screen.getByTestId('reason-save'));
    expect((await find('reason-words-error')).textContent).toContain('already');
    await paste(opened, 'reason-words', 'Paid at the counter');
    await opened.user.click(screen.getByTestId('reason-save'));
    await gone('reason-dialog');
    expect((await find('reasons-list')).textContent).toContain('Paid at the counter');
    await opened.user.click(await find('reason-actions-charged_twice'));
    await opened.user.click(await find('reason-retire'));
    await waitFor(() => expect(sent(opened, 'reason_save').at(-1)).toEqual({ id: 'charged_twice', words: 'Charged twice', retired: true }));
    expect(await axeFindings()).toEqual([]);
  });
});

describe('a limit', () => {
  it.each([['250', '25000'], ['1,250.00', '125000'], ['0', '0'], ['$12.5', '1250'], ['007', '700']])('of %s is %s minor units', (typed, minor) => {
    expect(parseLimit(typed, 'USD')?.minor).toBe(BigInt(minor).toString());
  });
  it.each(['', '-1', '1.234', '1,2', 'ten', '1e3'])('is not made of %j', (typed) => {
    expect(parseLimit(typed, 'USD')).toBeNull();
  });
});
