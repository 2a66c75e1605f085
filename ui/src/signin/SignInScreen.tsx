import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { LeavePractice, ModePill } from '../app/ModePill';
import { useAccount, useAppStatus, useMode } from '../app/session';
import type { SessionView } from '../bindings';
import { useOpenModal } from '../components/modals';
import { common } from '../i18n/en/common';
import { own, recovery, signIn as words } from '../i18n/en/signIn';
import { OwnPassword } from './OwnPassword';
import { Recover } from './Recover';
import { SignInForm } from './SignInForm';
import styles from './SignIn.module.css';

function titleOf(session: SessionView, forgot: boolean): string {
  if (session.person) return own.title;
  if (forgot) return recovery.title;
  return session.lockedName === null ? words.title : words.lockedTitle;
}

/** The window is called what it shows; the page behind gets its name back. */
function useWindowTitle(title: string): void {
  const mode = useMode();
  const account = useAccount();
  const name = account?.name ?? null;
  useEffect(() => {
    const before = document.title;
    document.title = common.windowTitle(title, common.modes[mode], name);
    return () => {
      document.title = before;
    };
  }, [title, mode, name]);
}

/**
 * Covers the whole window, and cannot be closed but by signing in. What is behind it stays as it
 * is, with everything that was typed there, and is neither seen nor reached.
 */
export function SignInScreen({ session }: { session: SessionView }) {
  return (
    <ModalOverlay data-modal className={styles.cover} isOpen isKeyboardDismissDisabled>
      <Modal className={styles.modal}>
        <Cover session={session} />
      </Modal>
    </ModalOverlay>
  );
}

function Cover({ session }: { session: SessionView }) {
  const [forgot, setForgot] = useState(false);
  const { data: status } = useAppStatus();
  // Kept for the moment in which a password of one's own is chosen, so that it is not typed twice.
  const typed = useRef<string | null>(null);
  const title = titleOf(session, forgot);
  useOpenModal();
  useWindowTitle(title);
  useEffect(() => {
    if (!session.person) typed.current = null;
  }, [session.person]);
  return (
    <Dialog className={styles.screen} data-testid="sign-in-screen">
      <header className={styles.top}>
        <span className={styles.app}>{common.appName}</span>
        {status?.practice ? <LeavePractice /> : null}
        <ModePill />
      </header>
      <div className={styles.column}>
        <Heading slot="title" level={1}>
          {title}
        </Heading>
        {session.person ? (
          <OwnPassword person={session.person} given={typed.current} />
        ) : forgot ? (
          <Recover onBack={() => setForgot(false)} />
        ) : (
          <SignInForm
            session={session}
            onSignedIn={(password) => {
              typed.current = password;
            }}
            onForgot={() => setForgot(true)}
          />
        )}
      </div>
    </Dialog>
  );
}
