import type { AccountView, TerminalView } from '../bindings';
import { finish as words, tasks } from '../i18n/en/setup';
import { credentialOf, pinStateOf } from './model';
import styles from './Finish.module.css';

interface Task {
  owner: string;
  text: string;
}

/** Who has to do what before this terminal works; the person reading is only one of them. */
function taskOf(terminal: TerminalView): Task | null {
  const credential = credentialOf(terminal);
  switch (pinStateOf(terminal)) {
    case 'verified':
      return null;
    case 'missing':
      return { owner: tasks.you, text: tasks.noPin(terminal.name) };
    case 'lost':
      return { owner: tasks.you, text: tasks.lost(terminal.name) };
    case 'conflict':
      return { owner: tasks.you, text: tasks.conflict(terminal.name) };
    case 'unverified':
    case 'refused':
      if (credential?.outcome === 'right_missing') {
        return { owner: tasks.admin, text: tasks.right(terminal.name, credential.userName) };
      }
      if (credential?.outcome === 'feature_missing') return { owner: tasks.converge, text: tasks.feature(terminal.name) };
      return pinStateOf(terminal) === 'refused'
        ? { owner: tasks.you, text: tasks.refused(terminal.name) }
        : { owner: tasks.you, text: tasks.verify(terminal.name) };
  }
}

export function TaskList({ account }: { account: AccountView }) {
  const open = account.terminals.flatMap((terminal) => taskOf(terminal) ?? []);
  return (
    <section className={styles.section} aria-labelledby="open-tasks">
      <h2 id="open-tasks">{words.tasks}</h2>
      {open.length === 0 ? <p className={styles.lead}>{words.noTasks}</p> : null}
      <ul className={styles.tasks}>
        {open.map(({ owner, text }) => (
          <li key={text} className={styles.task}>
            <span className={styles.box} aria-hidden="true" />
            <span className={styles.owner}>{owner}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
