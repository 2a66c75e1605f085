import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../app/commands';
import { announce } from '../app/session';
import type { HelpEntry } from '../bindings';
import { Button, ErrorNotice } from '../components';
import { ListBox } from '../components/ListBox';
import { SearchField } from '../components/SearchField';
import { toHostError } from '../host';
import { help as words } from '../i18n/en/help';
import { HelpArticle } from './HelpArticle';
import { questionText, readQuestion, wayBack, type Question } from './question';
import { useExplanation, useHelpSearch, useSettled } from './useHelp';
import styles from './help.module.css';

/** The question in the address, and how to ask another one without a step in the history. */
function useQuestion(): [Question | null, (question: Question) => void] {
  const [question, setQuestion] = useState(() => readQuestion(window.location.hash));
  useEffect(() => {
    const onHash = () => setQuestion(readQuestion(window.location.hash));
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  const ask = (next: Question) => {
    window.history.replaceState(null, '', `#/help?${questionText(next)}`);
    setQuestion(next);
  };
  return [question, ask];
}

const questionOf = (entry: HelpEntry): Question => ({ family: null, value: entry.key });

export default function HelpPage() {
  const [question, ask] = useQuestion();
  const [typed, setTyped] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const article = useRef<HTMLHeadingElement>(null);
  const settled = useSettled(typed);
  const found = useHelpSearch(settled);
  const explained = useExplanation(question);
  const entries = found.data?.entries ?? [];
  const back = wayBack();

  const findHere = () => {
    search.current?.focus();
    search.current?.select();
  };
  useCommand('find', findHere);

  // A page that was asked for is read at once; without a question one begins to type.
  const asked = useRef(question !== null);
  useEffect(() => {
    if (!asked.current) findHere();
  }, []);
  useEffect(() => {
    if (asked.current && explained.data) {
      asked.current = false;
      article.current?.focus();
    }
  }, [explained.data]);
  useEffect(() => {
    if (settled && found.data) announce(found.data.near ? words.near : words.found(found.data.entries.length));
  }, [settled, found.data]);

  const open = (entry: HelpEntry | undefined) => {
    if (!entry) return;
    asked.current = true;
    ask(questionOf(entry));
    if (entry.key === explained.data?.page?.key) article.current?.focus();
  };
  return (
    <div className={styles.page} data-testid="help-page">
      <header className={styles.head}>
        <div>
          <h1>{words.title}</h1>
          <p className={styles.lead}>{words.lead}</p>
        </div>
        {back && (
          <Button onPress={() => { window.location.hash = back; }} data-testid="help-back">
            {words.back}
          </Button>
        )}
      </header>
      <div className={styles.columns}>
        <section className={styles.side} aria-label={words.list} data-region="help-list">
          <SearchField
            ref={search}
            label={words.search}
            placeholder={words.placeholder}
            clearLabel={words.clear}
            value={typed}
            onChange={setTyped}
            onSubmit={() => open(entries[0])}
            testId="help-search"
          />
          {found.error && <ErrorNotice error={toHostError(found.error)} onRetry={() => void found.refetch()} />}
          <p className={styles.count} data-testid="help-count">
            {!found.data ? null : found.data.near ? (entries.length > 0 ? words.near : words.none) : words.count(entries.length)}
          </p>
          <ListBox
            label={words.list}
            items={entries.map((entry) => ({ id: entry.key, text: entry.label, more: entry.title }))}
            selected={explained.data?.page?.key ?? null}
            onSelect={(key) => ask({ family: null, value: key })}
            onOpen={(key) => open(entries.find((entry) => entry.key === key))}
            testIdOf={(key) => `help-entry-${key}`}
          />
        </section>
        <HelpArticle ref={article} question={question} explained={explained} onChoose={(entry) => open(entry)} />
      </div>
    </div>
  );
}
