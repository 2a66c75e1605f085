import { ListBox as AriaListBox, ListBoxItem, Text } from 'react-aria-components';
import styles from './ListBox.module.css';

export interface ListItem {
  id: string;
  text: string;
  more?: string;
}

export interface ListBoxProps {
  label: string;
  items: ListItem[];
  selected: string | null;
  /** The chosen line changed, by arrow key or press. */
  onSelect: (id: string) => void;
  /** Enter, or a press: the person wants to go there. */
  onOpen?: (id: string) => void;
  testIdOf?: (id: string) => string;
}

/** A list with one choice that follows the arrow keys. */
export function ListBox({ label, items, selected, onSelect, onOpen, testIdOf }: ListBoxProps) {
  return (
    <AriaListBox
      aria-label={label}
      className={styles.list}
      items={items}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys];
        if (first !== undefined) onSelect(String(first));
      }}
      onAction={onOpen && ((key) => onOpen(String(key)))}
    >
      {(item) => (
        <ListBoxItem id={item.id} textValue={`${item.text} ${item.more ?? ''}`} className={styles.item} data-testid={testIdOf?.(item.id)}>
          <Text slot="label" className={styles.text}>
            {item.text}
          </Text>
          {item.more && (
            <Text slot="description" className={styles.more}>
              {item.more}
            </Text>
          )}
        </ListBoxItem>
      )}
    </AriaListBox>
  );
}
