import { useId, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useHost } from '../../app/session';
import { Button, toast } from '../../components';
import { ComboBox } from '../../components/ComboBox';
import { CloseIcon } from '../../components/icons';
import { detail } from '../../i18n/en/detail';
import { SectionTitle } from './SectionTitle';
import { useAnnotate, useKnownTags } from './usePayment';
import styles from './Annotations.module.css';

const words = detail.tags;

export interface TagsProps {
  accountId: string;
  /** The gateway's id of the payment. */
  id: string;
  tags: readonly string[];
}

/** Tags of one payment: those it has, and a field for another. */
export function Tags({ accountId, id, tags }: TagsProps) {
  const host = useHost();
  const annotate = useAnnotate();
  const known = useKnownTags(accountId);
  const [typed, setTyped] = useState('');
  const title = useId();
  const box = useRef<HTMLElement>(null);
  const change = (add: string[], remove: string[]) =>
    annotate(() => host.call('tags_change', { accountId, ids: [id], add, remove }).then(() => null));
  const free = (known.data?.tags ?? []).filter((tag) => !tags.includes(tag.name));

  const add = async (text: string) => {
    const name = text.trim();
    if (!name) return;
    setTyped('');
    if (tags.includes(name)) return;
    if (await change([name], [])) toast({ title: words.added(name), tone: 'success' }, 4000);
  };
  const remove = async (name: string) => {
    if (!(await change([], [name]))) return;
    // The button that had the focus is gone.
    box.current?.querySelector('input')?.focus();
    const undo = () => void change([name], []);
    toast({ title: words.removed(name), action: { label: words.undo, onPress: undo, testId: 'toast-undo' } }, 12_000);
  };

  return (
    <section ref={box} className={styles.section} aria-labelledby={title} data-testid="tags">
      <SectionTitle id={title}>{words.title}</SectionTitle>
      {tags.length === 0 ? (
        <p className={styles.small}>{words.none}</p>
      ) : (
        <ul className={styles.tags}>
          {tags.map((name) => (
            <li key={name} className={styles.tag} data-testid="tag">
              <span dir="auto">{name}</span>
              <AriaButton className={styles.remove} aria-label={words.remove(name)} onPress={() => void remove(name)} data-testid={`tag-remove-${name}`}>
                <CloseIcon size={12} />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.addLine}
        aria-label={words.add}
        onSubmit={(event) => {
          event.preventDefault();
          void add(typed);
        }}
      >
        <ComboBox
          label={words.add}
          show={words.show}
          placeholder={words.placeholder}
          choices={free.map((tag) => ({ id: tag.name, text: tag.name, more: words.used(tag.count) }))}
          value={typed}
          onChange={setTyped}
          onPick={(name) => void add(name)}
          data-testid="tag-field"
        />
        <Button type="submit" isDisabled={!typed.trim()} data-testid="tag-add">
          {words.button}
        </Button>
      </form>
    </section>
  );
}
