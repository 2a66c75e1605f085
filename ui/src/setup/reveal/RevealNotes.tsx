import { useEffect, useRef } from 'react';
import type { CopiedPin } from '../../bindings';
import { FieldLine } from '../../components/FieldLine';
import { reveal as words } from '../../i18n/en/reveal';
import styles from './Reveal.module.css';
import type { HiddenWhy } from './useReveal';

export function HiddenNote({ why }: { why: HiddenWhy }) {
  const title = useRef<HTMLParagraphElement>(null);
  // The PIN had the focus; what stands in its place takes it over.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles.form} data-testid="reveal-hidden">
      <p ref={title} tabIndex={-1} className={styles.title}>
        {words.hiddenWhy[why]}
      </p>
      <p className={styles.lead}>{words.againHelp}</p>
    </div>
  );
}

export function CopiedNote({ copied }: { copied: CopiedPin }) {
  return (
    <div className={styles.form} data-testid="reveal-copied">
      <FieldLine tone="ok">{words.copied}</FieldLine>
      <p>{words.copiedBody(copied.clearsAfterSeconds)}</p>
      <FieldLine tone={copied.keptOutOfHistory ? 'note' : 'warning'}>
        {copied.keptOutOfHistory ? words.keptOut : words.notKeptOut}
      </FieldLine>
      <p className={styles.lead}>{words.noted}</p>
    </div>
  );
}
