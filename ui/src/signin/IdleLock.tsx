import { useEffect } from 'react';
import { announce } from '../app/session';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { idle as words } from '../i18n/en/signIn';
import { useIdle } from './useIdle';
import { useLeave } from './useLeave';

/** Nobody seems to be here: a minute's warning that can be answered, then the screen locks. */
export function IdleLock({ minutes }: { minutes: number }) {
  const { lock } = useLeave();
  const { left, stay } = useIdle(minutes, () => void lock());
  const warned = left !== null;
  useEffect(() => {
    if (warned) announce(words.title);
  }, [warned]);
  return (
    <Dialog
      title={words.title}
      isOpen={warned}
      onClose={stay}
      role="alertdialog"
      data-testid="idle-warning"
      footer={
        <>
          <Button onPress={() => void lock()} data-testid="idle-lock">
            {words.lock}
          </Button>
          <Button variant="primary" autoFocus onPress={stay} data-testid="idle-stay">
            {words.stay}
          </Button>
        </>
      }
    >
      <p>{words.body(minutes)}</p>
      <p aria-hidden="true" data-testid="idle-left">
        {words.left(left ?? 0)}
      </p>
    </Dialog>
  );
}
