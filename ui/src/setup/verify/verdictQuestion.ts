import type { TerminalVerdict, VerifyOutcome } from '../../bindings';
import { questionText, type Question } from '../../help/question';

/** Outcomes without a code of the gateway, by their page in the book. */
const situations: Partial<Record<VerifyOutcome, string>> = {
  no_pin: 'no_pin',
  no_answer: 'no_answer',
  proxy_answer: 'proxy_answer',
  unreadable_answer: 'unreadable_answer',
  vault_unavailable: 'secret_unavailable',
  braked: 'checks_paused',
};

/** HTTP 401 in place of an answer means what 4025 means. */
const bareRefusal = 4025;

/** What the book is asked about a finding; null where there is nothing to explain. */
export function verdictQuestion(verdict: TerminalVerdict, accountId: string): Question | null {
  const { outcome, gatewayCode, gatewayMessage, terminalId } = verdict;
  const place = { accountId, terminalId, call: 'look_up' as const, said: gatewayMessage };
  const code = gatewayCode ?? (outcome === 'credentials_refused' ? bareRefusal : null);
  if (outcome === 'verified' || outcome === 'cancelled') return null;
  if (code !== null) return { family: 'error', value: String(code).padStart(4, '0'), ...place };
  const situation = situations[outcome];
  return situation ? { family: 'situation', value: situation } : null;
}

/** For the mark that lets F1 open the page of the row in focus. */
export function verdictMark(verdict: TerminalVerdict | null, accountId: string): string | undefined {
  const question = verdict && verdictQuestion(verdict, accountId);
  return question ? questionText(question) : undefined;
}
