import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
  Button as AriaButton,
  Text,
} from 'react-aria-components';
import { announce } from '../app/announcer';
import { useStore } from '../app/store';
import { common } from '../i18n/en/common';
import { Button } from './Button';
import { CloseIcon, ErrorIcon, InfoIcon, SuccessIcon } from './icons';
import { openModals } from './modals';
import styles from './Toast.module.css';

export interface ToastText {
  title: string;
  body?: string;
  tone?: 'info' | 'success' | 'danger';
  /** One thing that can be done about it; always reachable elsewhere too. */
  action?: { label: string; onPress: () => void; testId?: string };
}

const queue = new ToastQueue<ToastText>({ maxVisibleToasts: 3 });
const icons = { info: InfoIcon, success: SuccessIcon, danger: ErrorIcon };

/** Shown and spoken, but never given the focus. */
export function toast(text: ToastText, timeout = 8000): void {
  announce(text.body ? `${text.title}. ${text.body}` : text.title);
  queue.add(text, { timeout });
}

/** A dialog is answered first: what was to be said waits, its time stands still, and is shown when the page is back. */
export function Toasts() {
  const covered = useStore(openModals) > 0;
  if (covered) return null;
  return (
    <ToastRegion queue={queue} className={styles.region} aria-label={common.notifications} data-region="toasts">
      {({ toast: entry }) => {
        const tone = entry.content.tone ?? 'info';
        const Sign = icons[tone];
        const { action } = entry.content;
        return (
          <AriaToast toast={entry} className={styles.toast} data-tone={tone} data-testid="toast">
            <Sign className={styles.icon} />
            <ToastContent className={styles.text}>
              <Text slot="title" className={styles.title}>
                {entry.content.title}
              </Text>
              {entry.content.body && <Text slot="description">{entry.content.body}</Text>}
            </ToastContent>
            {action && (
              <div className={styles.action}>
                <Button
                  size="small"
                  variant="quiet"
                  slot={null}
                  onPress={() => {
                    queue.close(entry.key);
                    action.onPress();
                  }}
                  data-testid={action.testId ?? 'toast-action'}
                >
                  {action.label}
                </Button>
              </div>
            )}
            <AriaButton slot="close" aria-label={common.close} className={styles.close}>
              <CloseIcon />
            </AriaButton>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
