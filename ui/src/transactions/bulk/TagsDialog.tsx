import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useHost } from '../../app/session';
import { Button, Dialog, ErrorNotice, ToggleButton } from '../../components';
import { FieldLine } from '../../components/FieldLine';
import { TextField } from '../../components/TextField';
import { formatCount } from '../../format/ids';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import { useAnnotate } from './useAnnotate';
import styles from './Bulk.module.css';

const words = transactions.bulk;

export interface TagsDialogProps {
  accountId: string;
  ids: string[];
  /** Tags that some of the payments have. */
  tags: readonly string[];
  onClose: () => void;
}

function Choices({ id, label, tags, chosen, onChange }: { id: string; label: string; tags: readonly string[]; chosen: readonly string[]; onChange: (tags: string[]) => void }) {
  return (
    <div role="group" aria-labelledby={`${id}-label`}>
      <p id={`${id}-label`} className={styles.label}>
        {label}
      </p>
      <div className={styles.known}>
        {tags.map((tag) => (
          <ToggleButton
            key={tag}
            isSelected={chosen.includes(tag)}
            onChange={(on) => onChange(on ? [...chosen, tag] : chosen.filter((one) => one !== tag))}
            data-testid={`${id}-${tag}`}
          >
            <bdi>{tag}</bdi>
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}

const split = (typed: string): string[] => typed.split(',').map((tag) => tag.trim()).filter(Boolean);

export function TagsDialog({ accountId, ids, tags, onClose }: TagsDialogProps) {
  const host = useHost();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const [empty, setEmpty] = useState(false);
  const { busy, error, send } = useAnnotate(onClose);
  const known = useQuery({ queryKey: ['transactions', 'tags', accountId], queryFn: () => host.call('tags', { accountId }) });
  const names = known.data?.tags.map((one) => one.name) ?? [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const add = [...new Set([...picked, ...split(typed)])];
    const nothing = add.length === 0 && removed.length === 0;
    setEmpty(nothing);
    if (!nothing) void send(() => host.call('tags_change', { accountId, ids, add, remove: removed.filter((tag) => !add.includes(tag)) }));
  };

  return (
    <Dialog
      title={words.tagsTitle(formatCount(ids.length))}
      isOpen
      onClose={onClose}
      data-testid="bulk-tags-dialog"
      footer={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" type="submit" form="bulk-tags-form" isDisabled={busy} data-testid="bulk-tags-save">
            {words.change}
          </Button>
        </>
      }
    >
      <form id="bulk-tags-form" className={styles.form} onSubmit={submit}>
        {error && <ErrorNotice error={error} />}
        <TextField id="bulk-tags" label={words.add} help={words.addHelp} value={typed} onChange={setTyped} autoFocus testId="bulk-tags-add" />
        {names.length > 0 ? (
          <Choices id="tag-add" label={words.known} tags={names} chosen={picked} onChange={setPicked} />
        ) : (
          <p className={styles.none}>{words.noneKnown}</p>
        )}
        {tags.length > 0 && <Choices id="tag-remove" label={words.remove} tags={tags} chosen={removed} onChange={setRemoved} />}
        {empty && <FieldLine tone="error">{words.tagsEmpty}</FieldLine>}
      </form>
    </Dialog>
  );
}
