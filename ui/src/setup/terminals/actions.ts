import { navigate } from '../../app/session';
import type { AccountView, TerminalView } from '../../bindings';
import type { MenuAction } from '../../components/ActionMenu';
import { matrix as words } from '../../i18n/en/records';
import { terminalPath } from '../page/places';
import { useChange } from '../page/useChange';
import { useHost } from '../../app/session';
import type { Brake } from '../verify/useBrake';
import type { VerifyRun } from '../verify/useVerify';
import { credentialFor, isEmpty, type DialogKind, type Open } from './opened';

export interface ActionContext {
  account: AccountView;
  run: VerifyRun;
  brake: Brake;
  onOpen: Open;
}

/** Why checking is not possible now; null when it is. */
export function verifyRefusal({ run, brake }: ActionContext, terminal: TerminalView, userId: string | null): string | null {
  if (!terminal.active) return words.switchedOff;
  if (isEmpty(credentialFor(terminal, userId))) return words.noPin;
  if (userId !== terminal.userId) return words.onlyUsed;
  if (run.running) return words.running;
  return brake.secondsLeft > 0 ? words.paused : null;
}

/** What can be done with the PIN of one user on one terminal; what cannot be taken back comes last. */
export function pinActions(context: ActionContext, terminal: TerminalView, userId: string, row: number): MenuAction[] {
  const credential = credentialFor(terminal, userId);
  const open = (kind: DialogKind) => () => context.onOpen({ kind, terminalId: terminal.id, userId });
  const action = (id: string, text: string, onAction: () => void, disabledReason: string | null = null): MenuAction => ({
    id,
    text,
    onAction,
    disabledReason,
    testId: `${id}-${row}`,
  });
  const empty = isEmpty(credential);
  const paste = action('pin-open', empty ? words.paste : words.pasteAgain, open('pin'));
  const remove: MenuAction = { ...action('pin-remove', words.remove, open('remove')), tone: 'danger', startsGroup: true };
  if (empty) return credential?.state === 'lost' ? [paste, remove] : [paste];
  const inUse = userId === terminal.userId;
  return [
    action('pin-verify', words.verify, () => void context.run.start([terminal.id]), verifyRefusal(context, terminal, userId)),
    ...(inUse ? [action('pin-rotate', words.change, open('rotate')), action('pin-evidence', words.evidence, open('evidence'))] : []),
    paste,
    action('pin-show', words.show, open('show')),
    action('pin-copy', words.copy, open('copy')),
    remove,
  ];
}

/** The PIN's actions with those of its terminal before the one that removes it. */
export function withTerminal(pin: MenuAction[], terminal: MenuAction[]): MenuAction[] {
  const [first, ...rest] = terminal;
  const isLast = (one: MenuAction) => one.tone === 'danger';
  return [...pin.filter((one) => !isLast(one)), ...(first ? [{ ...first, startsGroup: true }, ...rest] : []), ...pin.filter(isLast)];
}

export const pageAction = (terminal: TerminalView, row: number): MenuAction => ({
  id: 'terminal-page',
  text: words.page,
  onAction: () => navigate(terminalPath(terminal.id)),
  testId: `terminal-page-${row}`,
});

/** Everything about one terminal, for the menu of its row. */
export function rowActions(context: ActionContext, terminal: TerminalView, row: number, switchOn: () => void): MenuAction[] {
  const open = (kind: DialogKind) => () => context.onOpen({ kind, terminalId: terminal.id, userId: null });
  return withTerminal(terminal.userId ? pinActions(context, terminal, terminal.userId, row) : [], [
    { id: 'edit', text: words.edit, onAction: open('edit'), testId: `edit-terminal-${row}` },
    terminal.active
      ? { id: 'off', text: words.switchOff, onAction: open('off'), testId: `terminal-off-${row}` }
      : { id: 'on', text: words.switchOn, onAction: switchOn, testId: `terminal-on-${row}` },
    pageAction(terminal, row),
  ]);
}

/** Switching on needs no reason and no warning. */
export function useSwitchOn(account: AccountView) {
  const host = useHost();
  const change = useChange(account.id);
  const terminal = (id: string) => void change.run(() => host.call('terminal_set_active', { id, active: true, reason: '' }));
  const user = (id: string) => void change.run(() => host.call('user_set_active', { id, active: true, reason: '' }));
  return { terminal, user, failure: change.failure };
}
