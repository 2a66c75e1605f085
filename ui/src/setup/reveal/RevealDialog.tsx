import { useState } from 'react';
import type { AccountView, CredentialView, TerminalView } from '../../bindings';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { common } from '../../i18n/en/common';
import { reveal as words } from '../../i18n/en/reveal';
import { KindMark } from '../KindMark';
import { CopiedNote, HiddenNote } from './RevealNotes';
import styles from './Reveal.module.css';
import { RevealForm, type Purpose } from './RevealForm';
import { ShownPin } from './ShownPin';
import { useReveal } from './useReveal';

export interface RevealDialogProps {
  account: AccountView;
  terminal: TerminalView;
  credential: CredentialView;
  mode: 'show' | 'copy';
  onClose: () => void;
}

/** Reason and recipient first, then the PIN for a short while; every time is written down. */
export function RevealDialog({ account, terminal, credential, mode, onClose }: RevealDialogProps) {
  const { shown, hidden, copied, busy, failure, hide, show, copy } = useReveal();
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const ask = (given: Purpose) => {
    setPurpose(given);
    const request = { terminalId: terminal.id, userId: credential.userId, ...given };
    void (mode === 'show' ? show(request) : copy(request));
  };
  const again = () => purpose && ask(purpose);
  const asking = !shown && !hidden && !copied;
  return (
    <Dialog
      title={words.title[mode](terminal.name)}
      mode={common.modes[account.environment]}
      isOpen
      onClose={onClose}
      data-testid="reveal-dialog"
      footer={
        asking ? (
          <>
            <Button onPress={onClose} data-testid="reveal-cancel">
              {words.cancel}
            </Button>
            <Button type="submit" form={formId} variant="primary" data-testid="reveal-submit">
              {busy ? words.working : words[mode]}
            </Button>
          </>
        ) : (
          <div className={styles.after}>
            <Button variant="primary" onPress={onClose} data-testid="reveal-close">
              {words.close}
            </Button>
            {shown ? (
              <Button key="hide" onPress={() => hide('asked')} data-testid="reveal-hide">
                {words.hide}
              </Button>
            ) : (
              <Button key="again" onPress={again} data-testid="reveal-again">
                {busy ? words.working : mode === 'show' ? words.again : words.copyAgain}
              </Button>
            )}
          </div>
        )
      }
    >
      <p className={styles.who}>
        <KindMark kind={terminal.kind} /> <span>{words.user(credential.userName)}</span>
      </p>
      {failure ? <ErrorNotice error={failure} onRetry={again} /> : null}
      {asking ? <RevealForm id={formId} lead={words.lead[mode]} onPurpose={ask} /> : null}
      {shown ? <ShownPin key={shown.auditNo} pin={shown.pin} until={shown.until} name={terminal.name} hide={hide} /> : null}
      {!shown && hidden ? <HiddenNote why={hidden} /> : null}
      {copied ? <CopiedNote copied={copied} /> : null}
    </Dialog>
  );
}

const formId = 'reveal-form';
