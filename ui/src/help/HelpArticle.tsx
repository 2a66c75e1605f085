import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode, Ref } from 'react';
import type { Explanation, HelpBooked, HelpEntry, HelpPage } from '../bindings';
import { Button, EmptyState, ErrorNotice, Skeleton } from '../components';
import { FieldLine, type FieldLineProps } from '../components/FieldLine';
import { toHostError } from '../host';
import { help as words } from '../i18n/en/help';
import type { Question } from './question';
import styles from './help.module.css';

const tones: Record<HelpBooked, FieldLineProps['tone']> = { no: 'ok', yes: 'note', perhaps: 'warning', see_payment: 'note' };

export interface HelpArticleProps {
  question: Question | null;
  explained: UseQueryResult<Explanation>;
  onChoose: (entry: HelpEntry) => void;
  ref: Ref<HTMLHeadingElement>;
}

export function HelpArticle({ question, explained, onChoose, ref }: HelpArticleProps) {
  const { data, error, refetch } = explained;
  return (
    <article className={styles.article} data-region="help-page" aria-label={words.page} tabIndex={0}>
      {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
      {!question && <EmptyState title={words.choose}>{words.chooseHelp}</EmptyState>}
      {question && !data && !error && <Skeleton rows={8} />}
      {question && data?.page && <Content page={data.page} said={question.said ?? null} headingRef={ref} />}
      {question && data && !data.page && (
        <h2 ref={ref} tabIndex={-1}>
          {words.none}
        </h2>
      )}
      {question && data && data.suggestions.length > 0 && (
        <section aria-labelledby="help-near">
          <h3 id="help-near">{words.sections.near}</h3>
          <ul className={styles.near}>
            {data.suggestions.map((entry) => (
              <li key={entry.key}>
                <Button size="small" variant="quiet" onPress={() => onChoose(entry)} data-testid={`help-near-${entry.key}`}>
                  {entry.label}: {entry.title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function Content({ page, said, headingRef }: { page: HelpPage; said: string | null; headingRef: Ref<HTMLHeadingElement> }) {
  const { sections } = words;
  return (
    <div className={styles.content} data-testid="help-content" data-key={page.key}>
      <header>
        <p className={styles.label}>
          <span className={styles.code}>{page.label}</span> {words.families[page.family]}
          {page.family === 'error' && page.words ? `: ${page.words}` : ''}
        </p>
        <h2 ref={headingRef} tabIndex={-1} className={styles.title} data-testid="help-title">
          {page.title}
        </h2>
        <p className={styles.kind}>{words.classes[page.class]}</p>
      </header>
      <Section id="means" title={sections.means}>
        <p>{page.means}</p>
      </Section>
      <Section id="booked" title={sections.booked}>
        <FieldLine tone={tones[page.booked]} testId="help-booked">
          {words.booked[page.booked]}
        </FieldLine>
      </Section>
      {said && (
        <Section id="said" title={sections.said}>
          <blockquote className={styles.said} data-testid="help-said">
            {said}
          </blockquote>
          <p className={styles.small}>{words.saidHelp}</p>
        </Section>
      )}
      {page.notes.length > 0 && (
        <Section id="notes" title={sections.notes}>
          {page.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Section>
      )}
      <Section id="causes" title={sections.causes}>
        <Numbered texts={page.causes} />
      </Section>
      <Section id="steps" title={sections.steps}>
        <Numbered texts={page.steps} />
      </Section>
      <Section id="who" title={sections.who}>
        <Numbered texts={page.who.map((who) => words.who[who])} />
      </Section>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={`help-${id}`}>
      <h3 id={`help-${id}`}>{title}</h3>
      {children}
    </section>
  );
}

/** One thing needs no number. */
function Numbered({ texts }: { texts: string[] }) {
  if (texts.length === 1) return <p>{texts[0]}</p>;
  return (
    <ol className={styles.numbered}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ol>
  );
}
