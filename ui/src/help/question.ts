import type { ExplainRequest, HelpCall, HelpFamily } from '../bindings';
import { navigate } from '../app/router';

/** What somebody wants explained, and where it came from. */
export interface Question {
  /** Without it the value is a page's key or a name such as "AVS N". */
  family: HelpFamily | null;
  value: string;
  accountId?: string | null;
  terminalId?: string | null;
  call?: HelpCall | null;
  /** The gateway's own name and message, shown as text. */
  said?: string | null;
}

const names = ['family', 'value', 'accountId', 'terminalId', 'call', 'said'] as const;

/** The question as the address of the help page carries it. */
export function questionText(question: Question): string {
  const ask = new URLSearchParams();
  for (const name of names) {
    const value = question[name];
    if (value !== null && value !== undefined) ask.set(name, value);
  }
  return ask.toString();
}

/** Reads `#/help?…`; null when nothing is asked. */
export function readQuestion(hash: string): Question | null {
  const at = hash.indexOf('?');
  const ask = new URLSearchParams(at < 0 ? '' : hash.slice(at + 1));
  const value = ask.get('value');
  if (value === null) return null;
  return {
    family: ask.get('family') as HelpFamily | null,
    value,
    accountId: ask.get('accountId'),
    terminalId: ask.get('terminalId'),
    call: ask.get('call') as HelpCall | null,
    said: ask.get('said'),
  };
}

export const requestOf = ({ family, value, accountId, terminalId, call }: Question): ExplainRequest => ({
  family,
  value,
  accountId: accountId ?? null,
  terminalId: terminalId ?? null,
  call: call ?? null,
});

/** Where Help was opened from, for the way back. */
let cameFrom: string | null = null;

export const wayBack = (): string | null => cameFrom;

export function openHelp(question: Question | null): void {
  const { hash } = window.location;
  if (!hash.startsWith('#/help')) cameFrom = hash || '#/home';
  navigate(question ? `help?${questionText(question)}` : 'help');
}

/** F1: the page of the failure that has the focus, else the guide. */
export function openHelpForFocus(): void {
  const about = document.activeElement?.closest<HTMLElement>('[data-explain]')?.dataset['explain'];
  openHelp(about ? readQuestion(`?${about}`) : null);
}
