import { createContext, useContext } from 'react';
import type { AccountView, AppStatus, SetupDraft } from '../bindings';
import type { Host } from '../host';
import type { PinRowHandle } from './pins/PinRow';
import type { FieldChecks } from './useFieldChecks';

export interface WizardTools {
  host: Host;
  status: AppStatus;
  account: AccountView | null;
  draft: SetupDraft;
  /** Changes what was typed; saves nothing yet. */
  update(change: Partial<SetupDraft> | ((draft: SetupDraft) => Partial<SetupDraft>)): void;
  /** Writes the draft; called on leaving each field. */
  save(): void;
  absorb(account: AccountView): void;
  checks: FieldChecks;
  pinRows: Map<string, PinRowHandle>;
}

export const WizardContext = createContext<WizardTools | null>(null);

export function useWizardTools(): WizardTools {
  const tools = useContext(WizardContext);
  if (!tools) throw new Error('useWizardTools needs <WizardContext>');
  return tools;
}
