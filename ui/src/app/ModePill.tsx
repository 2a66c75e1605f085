import { useState } from 'react';
import { Button, toast } from '../components';
import { toHostError } from '../host';
import { common } from '../i18n/en/common';
import { wordsForError } from '../i18n/en/errors';
import { useCommand } from './commands';
import { navigate, useAppStatus, useHost, useMode } from './session';
import styles from './ModePill.module.css';

/** Quiet in LIVE, loud everywhere else. */
export function ModePill() {
  const mode = useMode();
  return (
    <span className={styles.pill} data-mode={mode} data-testid="mode-pill" title={common.modeMeaning[mode]}>
      {common.modes[mode]}
    </span>
  );
}

export function LeavePractice() {
  const host = useHost();
  const { refetch } = useAppStatus();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    try {
      await host.call('app_leave_practice', {});
      navigate('welcome');
    } catch (reason) {
      const words = wordsForError(toHostError(reason));
      toast({ title: words.title, body: words.todo, tone: 'danger' });
    }
    await refetch();
    setBusy(false);
  };
  useCommand('leave-practice', () => void leave());
  return (
    <Button variant="quiet" size="small" isDisabled={busy} onPress={() => void leave()} data-testid="leave-practice">
      {common.leavePractice}
    </Button>
  );
}

export function PracticeBar() {
  const mode = useMode();
  const { data } = useAppStatus();
  if (mode !== 'practice') return null;
  return (
    <section className={styles.bar} data-testid="practice-bar" aria-label={common.modeMeaning.practice}>
      <p>
        <strong>{common.practiceBar}</strong> <span className={styles.help}>{common.practiceBarHelp}</span>
      </p>
      {data?.practice && <LeavePractice />}
    </section>
  );
}
