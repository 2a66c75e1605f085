/** Moves focus to a field by id; for a group, to its checked or first control. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  if (!field) return;
  const inside = field.querySelector<HTMLElement>('input:checked, input, button');
  const target = field.matches('input, button, select, textarea, a[href]') ? field : inside;
  target?.focus();
  target?.scrollIntoView?.({ block: 'nearest' });
}
