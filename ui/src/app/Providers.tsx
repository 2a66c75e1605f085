import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Host } from '../host';
import { StepUpDialog } from '../signin/StepUpDialog';
import { sessionKey } from '../signin/useSession';
import { watchSession } from '../signin/watchSession';
import { HostContext } from './session';

/** Answers come from this PC, so the state of the network must never pause a query. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: Infinity },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export function Providers({ host, client, children }: { host: Host; client?: QueryClient; children: ReactNode }) {
  const [own] = useState(() => client ?? createQueryClient());
  const watched = useMemo(() => watchSession(host, () => void own.invalidateQueries({ queryKey: sessionKey })), [host, own]);
  return (
    <QueryClientProvider client={own}>
      <HostContext.Provider value={watched}>
        <I18nProvider locale="en-US">
          {children}
          <StepUpDialog />
        </I18nProvider>
      </HostContext.Provider>
    </QueryClientProvider>
  );
}
