import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReactNode } from 'react';
import { common } from '../i18n/en/common';
import { Button, type ButtonVariant } from './Button';
import styles from './Dialog.module.css';
import { useOpenModal } from './modals';

export interface DialogProps {
  title: string;
  /** Stands in the title line of every dialog, so that nobody confuses practice with live. */
  mode?: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  'data-testid'?: string;
}

export function Dialog({ title, mode, isOpen, onClose, children, footer, role, wide, ...rest }: DialogProps) {
  return (
    <ModalOverlay
      data-modal
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role !== 'alertdialog'}
    >
      <Modal className={styles.modal} data-wide={wide || undefined}>
        <StandsOver />
        <AriaDialog className={styles.dialog} role={role} data-testid={rest['data-testid']}>
          <Heading slot="title" level={2} className={styles.title}>
            {title}
            {mode && <span className={styles.mode}>{mode}</span>}
          </Heading>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.footer}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Counted for as long as the dialog is there, not the component that may open it. */
function StandsOver() {
  useOpenModal();
  return null;
}

export interface AlertDialogProps extends Omit<DialogProps, 'role' | 'footer' | 'wide'> {
  confirm: string;
  confirmVariant?: ButtonVariant;
  onConfirm: () => void;
  cancel?: string;
}

/** Cancel has the focus: a stray Enter must never confirm. */
export function AlertDialog({ confirm, confirmVariant = 'primary', onConfirm, cancel, ...rest }: AlertDialogProps) {
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      footer={
        <>
          <Button autoFocus onPress={rest.onClose} data-testid="dialog-cancel">
            {cancel ?? common.cancel}
          </Button>
          <Button variant={confirmVariant} onPress={onConfirm} data-testid="dialog-confirm">
            {confirm}
          </Button>
        </>
      }
    />
  );
}
