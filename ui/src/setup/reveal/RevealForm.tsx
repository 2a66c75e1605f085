import { useState } from 'react';
import { announce } from '../../app/session';
import { ErrorSummary, type SummaryItem } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import { reveal as words } from '../../i18n/en/reveal';
import styles from './Reveal.module.css';

export interface Purpose {
  reason: string;
  recipient: string;
}

/** The program asks for the same length; said here before anything is sent. */
export const leastReason = 10;

export const reasonProblem = (reason: string) => (reason.trim().length < leastReason ? words.reasonShort : null);
export const recipientProblem = (recipient: string) => (recipient.trim() === '' ? words.recipientEmpty : null);

const reasonId = 'reveal-reason';
const recipientId = 'reveal-recipient';

export function RevealForm({ id, lead, onPurpose }: { id: string; lead: string; onPurpose: (purpose: Purpose) => void }) {
  const [reason, setReason] = useState('');
  const [recipient, setRecipient] = useState('');
  const [attempt, setAttempt] = useState(0);
  const problems: Record<string, string | null> = { [reasonId]: reasonProblem(reason), [recipientId]: recipientProblem(recipient) };
  const labels: Record<string, string> = { [reasonId]: words.reason, [recipientId]: words.recipient };
  const items: SummaryItem[] = Object.entries(problems).flatMap(([fieldId, message]) =>
    message === null ? [] : [{ fieldId, label: labels[fieldId] ?? '', message }],
  );
  const submit = () => {
    if (items.length === 0) {
      onPurpose({ reason: reason.trim(), recipient: recipient.trim() });
      return;
    }
    setAttempt((count) => count + 1);
    announce(words.summary(items.length));
  };
  const shown = (fieldId: string) => (attempt > 0 ? (problems[fieldId] ?? null) : null);
  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.lead}>{lead}</p>
      {attempt > 0 ? <ErrorSummary title={words.summary(items.length)} items={items} attempt={attempt} doneLabel={words.done} /> : null}
      <TextField id={reasonId} label={words.reason} help={words.reasonHelp} value={reason} onChange={setReason} error={shown(reasonId)} autoFocus testId={reasonId} />
      <TextField id={recipientId} label={words.recipient} help={words.recipientHelp} value={recipient} onChange={setRecipient} error={shown(recipientId)} testId={recipientId} />
    </form>
  );
}
