import type { IncompleteWindow, WindowProblem } from '../../bindings';
import type { Question } from '../../help/question';

/** Problems by their page in the book, where the gateway gave no code. */
const pages: Record<WindowProblem, Pick<Question, 'family' | 'value'> | null> = {
  count_mismatch: { family: 'situation', value: 'incomplete_list' },
  truncated: { family: 'situation', value: 'unreadable_answer' },
  no_answer: { family: 'situation', value: 'no_answer' },
  proxy_answer: { family: 'situation', value: 'proxy_answer' },
  unreadable_answer: { family: 'situation', value: 'unreadable_answer' },
  refused: null,
  credentials_refused: { family: 'error', value: '4025' },
  right_missing: { family: 'error', value: '4014' },
  braked: { family: 'situation', value: 'checks_paused' },
};

/** What the book is asked about a window that is not all here. */
export function problemQuestion(window: IncompleteWindow, accountId: string): Question | null {
  const { gatewayCode, terminalId, problem, detail } = window;
  const place = { accountId, terminalId, call: 'look_up' as const };
  if (gatewayCode !== null) {
    return { family: 'error', value: String(gatewayCode).padStart(4, '0'), said: detail, ...place };
  }
  const page = pages[problem];
  return page && { ...page, ...place };
}
