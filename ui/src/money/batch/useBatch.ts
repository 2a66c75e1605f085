import { useQuery } from '@tanstack/react-query';
import { useHost, usePath } from '../../app/session';

/** `#/batch/<our id of a terminal>` */
export function useChosenTerminal(): string | null {
  const part = /^batch\/([^/]+)$/.exec(usePath())?.[1];
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Asks Converge when a terminal is chosen and when a person looks again; never by itself. */
export function useSettleOffer(terminalId: string | null) {
  const host = useHost();
  return useQuery({
    queryKey: ['settle-offer', terminalId],
    queryFn: () => host.call('settle_offer', { terminal_id: terminalId ?? '' }),
    enabled: terminalId !== null,
    gcTime: 0,
    staleTime: 0,
  });
}
