import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView, Impact } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { focusField } from '../../components/focusField';
import { CheckIcon, MinusIcon } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import { TextField } from '../../components/TextField';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { activity as words } from '../../i18n/en/records';
import styles from './Records.module.css';
import { setupKey } from './recordQueries';
import { useChange } from './useChange';

interface SwitchOffDialogProps {
  account: AccountView;
  thing: 'terminal' | 'user';
  id: string;
  name: string;
  onClose: () => void;
}

/** What stops working stands first; only then comes the question. */
export function SwitchOffDialog({ account, thing, id, name, onClose }: SwitchOffDialogProps) {
  const host = useHost();
  const change = useChange(account.id);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const impact = useQuery({
    queryKey: [...setupKey, 'impact', thing, id],
    queryFn: () => host.call(thing === 'terminal' ? 'terminal_impact' : 'user_impact', { id }),
    gcTime: 0,
  });
  const confirm = async () => {
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') {
      focusField('switch-off-reason');
      return;
    }
    const call = thing === 'terminal' ? 'terminal_set_active' : 'user_set_active';
    if (await change.run(() => host.call(call, { id, active: false, reason: why }))) onClose();
  };
  return (
    <Dialog
      title={words.offTitle(name)}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="switch-off-dialog"
      footer={
        <>
          <Button autoFocus onPress={onClose} data-testid="dialog-cancel">
            {words.keep}
          </Button>
          <Button variant="danger" onPress={() => void confirm()} isDisabled={change.busy || !impact.data} data-testid="dialog-confirm">
            {words.confirm}
          </Button>
        </>
      }
    >
      {change.failure ? <ErrorNotice error={change.failure} /> : null}
      {impact.error ? <ErrorNotice error={toHostError(impact.error)} onRetry={() => void impact.refetch()} /> : null}
      {impact.data ? <ImpactLists impact={impact.data} /> : impact.error ? null : <Skeleton rows={3} />}
      <TextField
        id="switch-off-reason"
        label={words.reason}
        help={words.reasonHelp}
        value={reason}
        onChange={(text) => {
          setReason(text);
          if (text.trim()) setMissing(false);
        }}
        error={missing ? words.reasonMissing : null}
        testId="switch-off-reason"
      />
    </Dialog>
  );
}

function ImpactLists({ impact }: { impact: Impact }) {
  return (
    <div className={styles.impact}>
      <section>
        <h3>{words.stops}</h3>
        <ul>
          {(impact.stops.length > 0 ? impact.stops : [words.nothingStops]).map((line) => (
            <li key={line}>
              <MinusIcon size={14} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      </section>
      {impact.keeps.length > 0 ? (
        <section>
          <h3>{words.keeps}</h3>
          <ul>
            {impact.keeps.map((line) => (
              <li key={line}>
                <CheckIcon size={14} />
                <span>{line}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
