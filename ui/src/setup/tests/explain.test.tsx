import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TerminalVerdict } from '../../bindings';
import { readQuestion } from '../../help/question';
import { openApp } from '../../test/render';
import { verdictQuestion } from '../verify/verdictQuestion';

const verdict = (part: Partial<TerminalVerdict>): TerminalVerdict => ({
  terminalId: 't1',
  terminalName: 'T1 Parks Front Desk',
  kind: 'retail',
  userName: 'apiuser501205',
  outcome: 'refused',
  gatewayCode: null,
  gatewayMessage: null,
  detail: null,
  tookMs: 1,
  at: '2026-10-06T16:10:00-06:00',
  reported: null,
  warnings: [],
  compared: [],
  evidence: null,
  ...part,
});

describe('what is asked about a finding', () => {
  it('is the code with the terminal it came from', () => {
    const question = verdictQuestion(verdict({ outcome: 'right_missing', gatewayCode: 4014, gatewayMessage: 'Not Permitted: x' }), 'acc');
    expect(question).toMatchObject({ family: 'error', value: '4014', accountId: 'acc', terminalId: 't1', call: 'look_up', said: 'Not Permitted: x' });
  });

  it('is the situation where the gateway gave no code', () => {
    expect(verdictQuestion(verdict({ outcome: 'no_answer' }), 'acc')).toEqual({ family: 'situation', value: 'no_answer' });
    expect(verdictQuestion(verdict({ outcome: 'vault_unavailable' }), 'acc')?.value).toBe('secret_unavailable');
    expect(verdictQuestion(verdict({ outcome: 'credentials_refused' }), 'acc')?.value).toBe('4025');
  });

  it('is nothing where there is nothing to explain', () => {
    expect(verdictQuestion(verdict({ outcome: 'verified' }), 'acc')).toBeNull();
    expect(verdictQuestion(verdict({ outcome: 'cancelled' }), 'acc')).toBeNull();
  });
});

describe('Explain beside a refused terminal', () => {
  it('opens the page of its code, by the button and by F1', async () => {
    window.location.hash = '#/setup/terminals';
    const { user } = openApp({
      streams: {
        verify_start: async ({ terminalIds }, onEvent) => {
          const one = verdict({ terminalId: terminalIds?.[0] ?? 't1', outcome: 'right_missing', gatewayCode: 4014 });
          onEvent({ kind: 'checked', verdict: one });
          return { verdicts: [one], brake: { refusals: 0, blockedUntil: null }, environment: 'live', host: 'x', findings: { findings: [], blocksHandOff: false } };
        },
      },
    });
    await user.click(await screen.findByTestId('verify-one-0'));
    const explain = await screen.findByTestId('explain-4014');
    explain.focus();
    await user.keyboard('{F1}');
    await waitFor(() => expect(screen.getByTestId('help-content').dataset['key']).toBe('4014'));
    expect(readQuestion(window.location.hash)).toMatchObject({ terminalId: 't1', call: 'look_up' });
  });
});
