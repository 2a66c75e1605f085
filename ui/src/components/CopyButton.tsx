import { useEffect, useState } from 'react';
import { announce } from '../app/announcer';
import { common } from '../i18n/en/common';
import { CheckIcon, CopyIcon, ErrorIcon } from './icons';
import { IconButton } from './IconButton';
import { toast } from './Toast';

/** The old way, for webviews that keep the clipboard interface to themselves. */
function copyThroughField(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

/** Resolves false where the webview refuses; the caller says so in words. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughField(text);
  }
}

export interface CopyButtonProps {
  text: string;
  /** What is being copied, in the middle of a sentence: "invoice". */
  what: string;
  'data-testid'?: string;
}

export function CopyButton({ text, what, ...rest }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 1500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const Sign = outcome === 'done' ? CheckIcon : outcome === 'failed' ? ErrorIcon : CopyIcon;
  return (
    <IconButton
      label={`${common.copy} ${what}`}
      icon={<Sign />}
      data-testid={rest['data-testid']}
      onPress={async () => {
        if (await copyText(text)) {
          setOutcome('done');
          announce(common.copied(what));
        } else {
          // In a dialog the words come only after it; the sign is there at once.
          setOutcome('failed');
          toast({ title: common.copyFailed, tone: 'danger' });
        }
      }}
    />
  );
}
