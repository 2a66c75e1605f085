import { useState } from 'react';
import { useAccount } from '../app/session';
import { useStore } from '../app/store';
import { Banner } from '../components/Banner';
import { Button } from '../components/Button';
import { Checkbox } from '../components/Checkbox';
import { CopyButton } from '../components/CopyButton';
import { Dialog } from '../components/Dialog';
import { FieldLine } from '../components/FieldLine';
import { recoveryCode as words } from '../i18n/en/signIn';
import { newRecoveryCode } from './recoveryCode';
import styles from './SignIn.module.css';

/** Shown this once: it goes only when the person says that the code is kept. */
export function RecoveryCodeDialog() {
  const code = useStore(newRecoveryCode);
  return code === null ? null : <CodeDialog key={code} code={code} />;
}

function CodeDialog({ code }: { code: string }) {
  const account = useAccount();
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const close = () => {
    if (kept) newRecoveryCode.set(null);
    else setAsked(true);
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      role="alertdialog"
      onClose={close}
      data-testid="recovery-code-dialog"
      footer={
        <>
          <Button onPress={() => window.print()} data-testid="recovery-code-print">
            {words.print}
          </Button>
          <Button variant="primary" onPress={close} data-testid="recovery-code-done">
            {words.done}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{words.lead}</p>
        <p className={styles.paperOnly}>{words.printed(account?.name ?? null)}</p>
        <div className={styles.code} role="group" aria-label={words.code}>
          <code data-testid="recovery-code">{code}</code>
          <CopyButton text={code} what={words.what} data-testid="recovery-code-copy" />
        </div>
        <Banner tone="warning" title={words.warning} />
        <Checkbox isSelected={kept} onChange={setKept} data-testid="recovery-code-kept">
          {words.confirm}
        </Checkbox>
        {asked && !kept ? (
          <div role="alert">
            <FieldLine tone="error" testId="recovery-code-problem">
              {words.confirmFirst}
            </FieldLine>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
