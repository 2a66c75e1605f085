import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../app/store';
import { practicePassword, recoveryCodes } from '../host/fake/people';
import { HostError } from '../host';
import { axeFindings } from '../test/axe';
import { openApp, openWith, type Opened } from '../test/render';
import { newRecoveryCode } from './recoveryCode';
import { isStepUpCancelled, stepUpQuestion, useStepUp, withStepUp } from './stepUp';

afterEach(() => {
  stepUpQuestion.set(null);
  newRecoveryCode.set(null);
});

const find = (id: string) => screen.findByTestId(id);
const gone = (id: string) => waitFor(() => expect(screen.queryByTestId(id)).toBeNull());
const paste = async ({ user }: Opened, id: string, text: string) => {
  await user.click(await find(id));
  await user.paste(text);
};
const open = (hash: string, people = {}) => {
  window.location.hash = hash;
  return openApp({ rows: 40, people });
};

describe('signing in', () => {
  it('comes first where there are people; nothing else is asked for or shown', async () => {
    const { host } = open('#/approvals', { signedIn: null });
    const screenOf = await find('sign-in-screen');
    expect(within(screenOf).getByRole('heading', { level: 1 }).textContent).toBe('Sign in');
    expect(document.title).toContain('Sign in');
    expect(screen.queryByTestId('nav-home')).toBeNull();
    expect(host.log.some(({ name }) => name === 'approvals')).toBe(false);
    expect(await axeFindings()).toEqual([]);
  });

  it('takes a pasted name and password, as a password manager fills them in', async () => {
    const opened = open('#/approvals', { signedIn: null });
    const name = await find('sign-in-name');
    const password = await find('sign-in-password');
    expect([name.getAttribute('autocomplete'), password.getAttribute('autocomplete'), password.getAttribute('type')]).toEqual(['username', 'current-password', 'password']);
    await paste(opened, 'sign-in-name', 'sofia supervisor');
    await paste(opened, 'sign-in-password', practicePassword);
    await opened.user.keyboard('{Enter}');
    await gone('sign-in-screen');
    expect((await find('session-name')).textContent).toBe('Sofia Supervisor');
    expect(screen.getByTestId('session-role').textContent).toBe('Approver');
    expect(document.documentElement.outerHTML).not.toContain(practicePassword);
  });

  it('says what is missing, and after three wrong passwords until when it waits', async () => {
    const opened = open('#/approvals', { signedIn: null });
    await opened.user.click(await find('sign-in-submit'));
    expect((await find('sign-in-name-error')).textContent).toBe('Write your name.');
    await paste(opened, 'sign-in-name', 'Sofia Supervisor');
    for (let time = 0; time < 3; time += 1) {
      await paste(opened, 'sign-in-password', `not it ${time}`);
      await opened.user.click(screen.getByTestId('sign-in-submit'));
      if (time < 2) {
        expect((await find('sign-in-password-error')).textContent).toBe('The name or the password is not right.');
        expect((screen.getByTestId('sign-in-password') as HTMLInputElement).value).toBe('');
        expect(document.activeElement).toBe(screen.getByTestId('sign-in-password'));
      }
    }
    expect((await find('locked-out')).textContent).toContain('locked for a while');
    expect(screen.getByTestId('locked-out-left').textContent).toMatch(/^1[45]:\d\d left$/);
    expect(await axeFindings()).toEqual([]);
  });

  it('tells somebody who left to ask the supervisor', async () => {
    const opened = open('#/people');
    await opened.host.call('person_set_active', { id: 'p-clerk', active: false });
    await opened.host.call('sign_out', {});
    act(() => opened.host.emitChange({ what: 'setup', ids: [], cause: 'person' }));
    await paste(opened, 'sign-in-name', 'Dana Clerk');
    await paste(opened, 'sign-in-password', practicePassword);
    await opened.user.click(screen.getByTestId('sign-in-submit'));
    expect((await find('sign-in-failure')).textContent).toContain('Ask your supervisor');
  });

  it('in practice offers the four invented people and their published password', async () => {
    const { user } = open('#/approvals', { signedIn: null });
    expect((await find('practice-password')).textContent).toBe(practicePassword);
    expect(within(screen.getByTestId('practice-people')).getAllByRole('button').filter((one) => one.textContent?.includes(','))).toHaveLength(4);
    await user.click(screen.getByTestId('practice-finance'));
    expect((await find('session-name')).textContent).toBe('Frank Finance');
  });

  it('asks for a password of one\u2019s own where somebody else set it, without typing the given one twice', async () => {
    const opened = open('#/approvals', { signedIn: null, mustChange: ['Dana Clerk'] });
    await opened.user.click(await find('practice-clerk'));
    await find('own-new');
    expect(screen.queryByTestId('own-old')).toBeNull();
    await paste(opened, 'own-new', 'short');
    await opened.user.click(screen.getByTestId('own-save'));
    expect((await find('own-new-error')).textContent).toContain('at least 10 characters');
    await opened.user.clear(screen.getByTestId('own-new'));
    await paste(opened, 'own-new', 'river boat seven');
    await paste(opened, 'own-new-again', 'river boat eight');
    await opened.user.click(screen.getByTestId('own-save'));
    expect((await find('own-new-error')).textContent).toContain('not the same');
    await opened.user.clear(screen.getByTestId('own-new-again'));
    await paste(opened, 'own-new-again', 'river boat seven');
    await opened.user.click(screen.getByTestId('own-save'));
    await gone('sign-in-screen');
    expect(opened.host.log.find(({ name }) => name === 'password_change')?.request).toEqual({ old: practicePassword, new: 'river boat seven' });
  });
});

describe('locking', () => {
  it('with Ctrl+L covers the window; the same person finds what was typed', async () => {
    const opened = open('#/people');
    await opened.user.click(await find('person-add'));
    await paste(opened, 'person-name', 'Nora New');
    await opened.user.keyboard('{Control>}l{/Control}');
    expect((await find('sign-in-screen')).textContent).toContain('Ada Administrator is still signed in');
    expect(await axeFindings()).toEqual([]);
    await paste(opened, 'sign-in-password', practicePassword);
    await opened.user.click(screen.getByTestId('sign-in-submit'));
    await gone('sign-in-screen');
    expect((screen.getByTestId('person-name') as HTMLInputElement).value).toBe('Nora New');
  });

  it('somebody else gets a page of their own', async () => {
    const opened = open('#/people');
    await opened.user.click(await find('person-add'));
    await paste(opened, 'person-name', 'Nora New');
    await opened.user.keyboard('{Control>}l{/Control}');
    await opened.user.click(await find('sign-in-other'));
    await paste(opened, 'sign-in-name', 'Dana Clerk');
    await paste(opened, 'sign-in-password', practicePassword);
    await opened.user.click(screen.getByTestId('sign-in-submit'));
    await gone('sign-in-screen');
    await gone('person-dialog');
    await find('people-not-yours');
  });

  it('is asked for by any command that finds nobody signed in, and leaves the page as it was', async () => {
    const opened = open('#/settings/reasons');
    await opened.user.click(await find('reason-add'));
    await paste(opened, 'reason-words', 'Paid at the counter');
    opened.host.people.forget();
    await opened.user.click(screen.getByTestId('reason-save'));
    await find('sign-in-screen');
    await paste(opened, 'sign-in-name', 'Ada Administrator');
    await paste(opened, 'sign-in-password', practicePassword);
    await opened.user.click(screen.getByTestId('sign-in-submit'));
    await gone('sign-in-screen');
    expect((screen.getByTestId('reason-words') as HTMLInputElement).value).toBe('Paid at the counter');
  });

  it('signs out from the foot of the sidebar', async () => {
    const { user, host } = open('#/approvals');
    await user.click(await find('person-menu'));
    await user.click(await find('person-sign-out'));
    await find('sign-in-screen');
    expect(host.log.some(({ name }) => name === 'sign_out')).toBe(true);
  });
});

describe('the password once more', () => {
  const outcome = createStore('');
  function Button({ work }: { work: () => Promise<string> }) {
    const { run } = useStepUp();
    return (
      <button
        onClick={() => {
          run(work).then(outcome.set, (reason: unknown) => outcome.set(isStepUpCancelled(reason) ? 'cancelled' : String(reason)));
        }}
      >
        go
      </button>
    );
  }
  const needed = () => new HostError({ code: 'step_up_needed', message: '', details: { name: 'Ada Administrator' } });

  it('is asked for once, and then the command is given exactly once more', async () => {
    const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(needed()).mockResolvedValue('done');
    const opened = openWith(<Button work={work} />, { rows: 0, people: {} });
    await opened.user.click(screen.getByText('go'));
    expect((await find('step-up-dialog')).textContent).toContain('Password of Ada Administrator');
    expect(await axeFindings(screen.getByTestId('step-up-dialog'))).toEqual([]);
    await paste(opened, 'step-up-password', 'not the password');
    await opened.user.click(screen.getByTestId('step-up-submit'));
    expect((await find('step-up-password-error')).textContent).toContain('not right');
    expect(work).toHaveBeenCalledTimes(1);
    await paste(opened, 'step-up-password', practicePassword);
    await opened.user.click(screen.getByTestId('step-up-submit'));
    await waitFor(() => expect(outcome.get()).toBe('done'));
    expect(work).toHaveBeenCalledTimes(2);
    await gone('step-up-dialog');
  });

  it('is left with Escape, and nothing is done', async () => {
    const work = vi.fn<() => Promise<string>>().mockRejectedValue(needed());
    const { user } = openWith(<Button work={work} />, { rows: 0, people: {} });
    await user.click(screen.getByText('go'));
    await find('step-up-dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(outcome.get()).toBe('cancelled'));
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is not asked in a circle: a second refusal is told', async () => {
    const work = vi.fn<() => Promise<string>>().mockRejectedValue(needed());
    openWith(<span />, { rows: 0, people: {} });
    const asked = withStepUp(work).catch((reason: unknown) => reason);
    fireEvent.input(await find('step-up-password'), { target: { value: practicePassword } });
    fireEvent.click(screen.getByTestId('step-up-submit'));
    expect(await asked).toMatchObject({ code: 'step_up_needed' });
    expect(work).toHaveBeenCalledTimes(2);
  });
});

describe('a forgotten password', () => {
  it('of the last administrator is set anew with the code, and the next code has to be kept', async () => {
    const opened = open('#/approvals', { signedIn: null });
    await opened.user.click(await find('sign-in-forgot'));
    await find('recovery');
    expect(await axeFindings()).toEqual([]);
    await opened.user.click(screen.getByTestId('recovery-with-code'));
    await paste(opened, 'recovery-code-field', 'WRONG');
    await paste(opened, 'recovery-name', 'Ada Administrator');
    await paste(opened, 'recovery-password', 'river boat seven');
    await paste(opened, 'recovery-password-again', 'river boat seven');
    await opened.user.click(screen.getByTestId('recovery-submit'));
    expect((await find('recovery-code-field-error')).textContent).toContain('does not fit');
    await opened.user.clear(screen.getByTestId('recovery-code-field'));
    await paste(opened, 'recovery-code-field', (recoveryCodes[0] ?? '').toLowerCase().replace(/-/g, ' '));
    await opened.user.click(screen.getByTestId('recovery-submit'));
    expect((await find('recovery-code')).textContent).toBe(recoveryCodes[1]);
    await opened.user.click(screen.getByTestId('recovery-code-done'));
    await find('recovery-code-problem');
    await opened.user.keyboard('{Escape}');
    expect(screen.getByTestId('recovery-code-dialog')).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
    await opened.user.click(screen.getByTestId('recovery-code-kept'));
    await opened.user.click(screen.getByTestId('recovery-code-done'));
    await gone('recovery-code-dialog');
    expect(document.documentElement.outerHTML).not.toContain(recoveryCodes[1]);
  });
});
