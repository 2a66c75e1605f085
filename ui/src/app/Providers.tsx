import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Host } from '../host';
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
  return (
    <QueryClientProvider client={own}>
      <HostContext.Provider value={host}>
        <I18nProvider locale="en-US">{children}</I18nProvider>
      </HostContext.Provider>
    </QueryClientProvider>
  );
}
