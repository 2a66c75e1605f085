import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { VaultState } from '../../bindings';
import { axeFindings } from '../../test/axe';
import Welcome from '../../welcome/Welcome';
import Wizard from '../Wizard';
import { alder, at, field, fresh, show } from './harness';

describe('Welcome (walk A1)', () => {
  it('offers two starts and says what is needed before starting', async () => {
    const { user } = show(<Welcome />, { status: fresh });
    expect((await field('welcome-setup')).textContent).toBe('Set up your town');
    expect(screen.getByText(/About 10 minutes/)).toBeTruthy();
    expect(screen.getByText(/Nothing leaves this computer/)).toBeTruthy();
    await user.click(await field('welcome-setup'));
    expect(window.location.hash).toBe('#/wizard');
  });

  it('opens the practice data', async () => {
    const { user, host } = show(<Welcome />, { status: fresh });
    await user.click(await field('welcome-explore'));
    expect(host.log.some((entry) => entry.name === 'app_explore')).toBe(true);
    expect(window.location.hash).toBe('#/transactions');
  });

  it.each<VaultState>(['missing', 'locked', 'denied', 'slow', 'failed'])(
    'explains a password store that is %s and promises to store nothing elsewhere',
    async (state) => {
      show(<Welcome />, { status: { ...fresh, vault: { state, store: 'The keyring' } } });
      const banner = await field('vault-banner');
      expect(banner.textContent).toContain('The keyring');
      expect(banner.textContent).toContain('Counterfoil puts them nowhere else');
    },
  );

  it('warns about a wrong clock', async () => {
    show(<Welcome />, { status: { ...fresh, clockWarning: 'It says Oct 6, 2027.' } });
    expect((await field('clock-banner')).textContent).toContain('date looks wrong');
  });

  it('has nothing for axe to find', async () => {
    show(<Welcome />, { status: at('pins') });
    await field('welcome-setup');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('coming back (walk A3)', () => {
  it('says how far it got and what it waits for', async () => {
    show(<Welcome />, { status: at('pins') });
    expect((await field('welcome-progress')).textContent).toBe('Setup: 3 of 5 steps done, waiting for PINs');
    expect((await field('welcome-setup')).textContent).toBe('Continue setup');
  });

  it('does so without a draft too, when the account cannot read anything yet', async () => {
    show(<Welcome />, { status: { ...fresh, accounts: [alder()] } });
    expect((await field('welcome-progress')).textContent).toContain('3 of 5');
  });

  it('lands on the PIN step with everything but secrets in place', async () => {
    const { user } = show(<Wizard />, { status: at('pins') });
    expect(await field('field-pin-0')).toHaveProperty('value', '');
    expect((await field('step-pins')).getAttribute('aria-current')).toBe('step');
    await user.click(await field('back'));
    expect(await field('field-terminal-name-1')).toHaveProperty('value', 'T2 Web Permits');
    await user.click(await field('back'));
    await user.click(await field('back'));
    expect(await field('field-account-id')).toHaveProperty('value', '004287');
  });

  it('falls back to the step that is really open when the draft promises more', async () => {
    show(<Wizard />, { status: at('pins', alder({ terminals: [] }), { terminals: [] }) });
    expect(await field('field-terminal-name-0')).toBeTruthy();
  });

  it('keeps text that was typed and not saved yet', async () => {
    const draft = { userIds: ['apiuser501204', 'apiuser5012'] };
    show(<Wizard />, { status: at('user', undefined, draft) });
    expect(await field('field-user-id-1')).toHaveProperty('value', 'apiuser5012');
  });
});
