import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { ChangeNotice, CommandMap, StreamMap } from '../bindings';
import { toHostError } from './error';
import type { Host } from './types';

function subscribe<T>(event: string, listener: (payload: T) => void): () => void {
  let stopped = false;
  let unlisten: (() => void) | null = null;
  listen<T>(event, (message) => {
    if (!stopped) listener(message.payload);
  })
    .then((stop) => {
      if (stopped) stop();
      else unlisten = stop;
    })
    .catch((reason: unknown) => {
      console.error(toHostError(reason).message);
    });
  return () => {
    stopped = true;
    unlisten?.();
  };
}

export const tauriHost: Host = {
  async call(name, request) {
    try {
      return await invoke<CommandMap[typeof name]['response']>(name, { request });
    } catch (reason) {
      throw toHostError(reason);
    }
  },
  async stream(name, request, onEvent) {
    const channel = new Channel<StreamMap[typeof name]['event']>();
    channel.onmessage = onEvent;
    try {
      return await invoke<StreamMap[typeof name]['response']>(name, { request, channel });
    } catch (reason) {
      throw toHostError(reason);
    }
  },
  onChange: (listener) => subscribe<ChangeNotice>('changed', listener),
  onMenu: (listener) => subscribe<string>('menu', listener),
};
