import type { ReactNode } from 'react';
import type { ErrorView } from '../bindings';
import { common } from '../i18n/en/common';
import { saysMore, wordsForError } from '../i18n/en/errors';
import { Banner } from './Banner';
import { Button } from './Button';
import styles from './ErrorNotice.module.css';

export interface ErrorNoticeProps {
  error: ErrorView;
  onRetry?: () => void;
  actions?: ReactNode;
  'data-testid'?: string;
}

/** One look for every failure: what, meaning, next step, code in small print. */
export function ErrorNotice({ error, onRetry, actions, ...rest }: ErrorNoticeProps) {
  const words = wordsForError(error);
  const more = saysMore(error, words);
  return (
    <Banner
      tone={words.severity === 'error' ? 'danger' : words.severity === 'warning' ? 'warning' : 'info'}
      title={words.title}
      role="alert"
      data-testid={rest['data-testid'] ?? 'error-notice'}
      actions={
        <>
          {actions}
          {onRetry && (
            <Button size="small" onPress={onRetry} data-testid="retry-button">
              {common.tryAgain}
            </Button>
          )}
        </>
      }
    >
      {words.means ? <p>{words.means}</p> : null}
      <p>{words.todo}</p>
      {/* What was typed or chosen wrongly is no case for support. */}
      {error.code === 'invalid_input' ? null : (
        <p className={styles.small}>{[common.code(error.code), more].filter(Boolean).join(' \u00b7 ')}</p>
      )}
    </Banner>
  );
}
