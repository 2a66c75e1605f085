import { useEffect } from 'react';
import { runCommand, type CommandId } from './commands';
import { hasMod, isMac } from './platform';
import { cycleRegions } from './regions';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.getAttribute('role') === 'spinbutton');
}

const withMod: Record<string, CommandId | undefined> = {
  b: 'toggle-sidebar',
  '1': 'go-home',
  '2': 'go-transactions',
  '3': 'go-setup',
  '4': 'go-plans',
  '5': 'go-approvals',
  '8': 'go-activity',
  ',': 'go-settings',
  f: 'find',
  r: 'sync',
};

/** Ctrl+L; on a Mac Ctrl+Cmd+L. */
const isLock = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'l' && event.ctrlKey && event.metaKey === isMac && !event.altKey && !event.shiftKey;

function commandFor(event: KeyboardEvent): CommandId | null {
  if (isLock(event)) return 'lock';
  if (event.key === 'F1' || (event.key === '?' && event.metaKey)) return 'help';
  if (hasMod(event) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'e') return 'export';
  if (event.altKey || event.shiftKey) return null;
  if (event.key === 'F5') return 'sync';
  // Fields have an undo of their own.
  if (hasMod(event) && event.key.toLowerCase() === 'z') return isTyping(event.target) ? null : 'undo';
  if (hasMod(event)) return withMod[event.key.toLowerCase()] ?? null;
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) return 'find';
  return null;
}

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modal = document.querySelector('[data-modal]') !== null;
      if (event.key === 'F6' && !modal) {
        if (cycleRegions(event.shiftKey)) {
          event.preventDefault();
          event.stopImmediatePropagation();
        }
        return;
      }
      const command = commandFor(event);
      if (!command) return;
      // Also keeps F5 and Ctrl+R from reloading the window.
      event.preventDefault();
      // Whoever has to leave does not close dialogs first.
      if (!modal || command === 'lock') runCommand(command);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
