import { useState } from 'react';
import type { AccountView } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PlusIcon } from '../../components/icons';
import { page as words } from '../../i18n/en/setup';
import styles from '../SetupPage.module.css';
import { useBrake } from '../verify/useBrake';
import { useChangeKind } from '../verify/useChangeKind';
import { useVerify } from '../verify/useVerify';
import { VerifyPanel } from '../verify/VerifyPanel';
import { EditTerminalDialog } from './EditTerminalDialog';
import { PinDialog } from './PinDialog';
import { TerminalTable } from './TerminalTable';

export interface Opened {
  kind: 'pin' | 'edit';
  terminalId: string;
}

export function TerminalSection({ account, onAdd }: { account: AccountView; onAdd: () => void }) {
  const brake = useBrake(account.id);
  const run = useVerify(account, brake);
  const { change, failure } = useChangeKind(account);
  const [opened, setOpened] = useState<Opened | null>(null);
  const row = account.terminals.findIndex((terminal) => terminal.id === opened?.terminalId);
  const terminal = account.terminals[row];
  const close = () => setOpened(null);
  return (
    <section className={styles.section} aria-labelledby="setup-terminals">
      <header className={styles.sectionHead}>
        <h2 id="setup-terminals">{words.terminals}</h2>
        <Button size="small" icon={<PlusIcon />} onPress={onAdd} data-testid="setup-add-terminal">
          {words.addTerminal}
        </Button>
      </header>
      {account.terminals.length > 0 ? (
        <VerifyPanel run={run} brake={brake} onVerify={() => void run.start(null)} />
      ) : (
        <p className={styles.quiet}>{words.empty}</p>
      )}
      {failure ? <ErrorNotice error={failure} /> : null}
      <TerminalTable
        account={account}
        run={run}
        mayVerify={brake.secondsLeft === 0 && !run.running}
        onOpen={setOpened}
        onChangeKind={(id, kind) => void change(id, kind)}
      />
      {terminal && opened?.kind === 'pin' ? (
        <PinDialog account={account} terminal={terminal} row={row} onClose={close} />
      ) : null}
      {terminal && opened?.kind === 'edit' ? (
        <EditTerminalDialog account={account} terminal={terminal} onClose={close} />
      ) : null}
    </section>
  );
}
