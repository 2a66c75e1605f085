import { useQueryClient } from '@tanstack/react-query';
import type { AppStatus, Density, Preferences } from '../bindings';
import { toast } from '../components';
import { toHostError } from '../host';
import { wordsForError } from '../i18n/en/errors';
import { statusKey, useAppStatus, useHost } from './session';

export const rowHeights: Record<Density, number> = { compact: 30, normal: 36, roomy: 44 };

export function usePreferences() {
  const host = useHost();
  const client = useQueryClient();
  const { data } = useAppStatus();
  const current: Preferences = data?.preferences ?? { theme: 'system', density: 'normal' };

  const show = (preferences: Preferences) =>
    client.setQueryData<AppStatus>(statusKey, (status) => status && { ...status, preferences });

  const change = (part: Partial<Preferences>) => {
    const next = { ...current, ...part };
    show(next);
    host.call('app_set_preferences', next).catch((reason: unknown) => {
      show(current);
      const words = wordsForError(toHostError(reason));
      toast({ title: words.title, body: words.todo, tone: 'danger' });
    });
  };
  return { ...current, change };
}
