import { useState } from 'react';
import { focusField } from '../../components/focusField';
import { override as words } from '../../i18n/en/records';

export interface Override {
  sentence: string;
  change(sentence: string): void;
  error: string | null;
  /** The sentence, or null when it is none; then the field says so and takes the focus. */
  take(): string | null;
  confirm: string;
}

export const overrideFieldId = 'override-sentence';

/** A real sentence, not a key held down. */
export function isSentence(text: string): boolean {
  return text.trim().length >= 20 && text.trim().split(/\s+/).length >= 4;
}

export function useOverride(): Override {
  const [sentence, setSentence] = useState('');
  const [short, setShort] = useState(false);
  return {
    sentence,
    change: (text) => {
      setSentence(text);
      if (isSentence(text)) setShort(false);
    },
    error: short ? words.short : null,
    take: () => {
      const good = isSentence(sentence);
      setShort(!good);
      if (!good) focusField(overrideFieldId);
      return good ? sentence.trim() : null;
    },
    confirm: words.confirm,
  };
}
