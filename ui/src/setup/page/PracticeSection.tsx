import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppStatus } from '../../bindings';
import { navigate, statusKey, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { AlertDialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { toast } from '../../components/Toast';
import { toHostError, type HostError } from '../../host';
import { common } from '../../i18n/en/common';
import { page as words } from '../../i18n/en/setup';
import styles from '../SetupPage.module.css';

export function PracticeSection() {
  const host = useHost();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);
  /** Everything on screen belonged to the other data; nothing of it may linger. */
  const change = async (work: () => Promise<AppStatus>) => {
    setBusy(true);
    setFailure(null);
    try {
      client.setQueryData(statusKey, await work());
      await client.invalidateQueries();
      return true;
    } catch (reason) {
      setFailure(toHostError(reason));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const leave = async () => {
    if (await change(() => host.call('app_leave_practice', {}))) navigate('welcome');
  };
  const reset = async () => {
    setAsking(false);
    if (await change(() => host.call('app_reset_practice', {}))) toast({ title: words.resetDone, tone: 'success' });
  };
  return (
    <section className={styles.section} aria-labelledby="setup-practice">
      <h2 id="setup-practice">{words.practice}</h2>
      <p className={styles.quiet}>{words.practiceLead}</p>
      {failure ? <ErrorNotice error={failure} /> : null}
      <div className={styles.buttons}>
        <Button onPress={() => void leave()} isDisabled={busy} data-testid="leave-practice">
          {words.leave}
        </Button>
        <Button onPress={() => setAsking(true)} isDisabled={busy} data-testid="reset-practice">
          {words.reset}
        </Button>
      </div>
      <AlertDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={words.resetTitle}
        mode={common.modes.practice}
        confirm={words.resetConfirm}
        confirmVariant="danger"
        onConfirm={() => void reset()}
        data-testid="reset-dialog"
      >
        <p>{words.resetBody}</p>
      </AlertDialog>
    </section>
  );
}
