import { lazy, Suspense, useEffect } from 'react';
import { useCommand } from '../../app/commands';
import type { AccountView } from '../../bindings';
import { closePortal, openPortal, usePortalOpen } from './portalStore';

const PortalDialog = lazy(() => import('./PortalDialog'));

/** Answers "Import Payments…" of the menu on every page. */
export function PortalImport({ account }: { account: AccountView }) {
  const open = usePortalOpen();
  useCommand('import', openPortal);
  // Without its window there is no dialog to come back to.
  useEffect(() => closePortal, []);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PortalDialog key={account.id} account={account} onClose={closePortal} />
    </Suspense>
  );
}
