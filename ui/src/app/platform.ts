export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Ctrl on Windows and Linux, Command on a Mac. */
export function hasMod(event: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}

export const modName = isMac ? 'Cmd' : 'Ctrl';
