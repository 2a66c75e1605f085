import type { Picked } from '../../bindings';

/** Never a list of a million ids: everything but some, or nothing but some. Keyed by record id. */
export interface Selection {
  all: boolean;
  except: ReadonlySet<string>;
}

export const nothing: Selection = { all: false, except: new Set() };
export const everything: Selection = { all: true, except: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.all !== selection.except.has(id);
}

export function toggled(selection: Selection, id: string): Selection {
  const except = new Set(selection.except);
  if (!except.delete(id)) except.add(id);
  return { all: selection.all, except };
}

export function only(ids: Iterable<string>): Selection {
  return { all: false, except: new Set(ids) };
}

export function countSelected(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.except.size) : selection.except.size;
}

export function isEmpty(selection: Selection): boolean {
  return !selection.all && selection.except.size === 0;
}

/** The wire form; null while nothing is selected. */
export function pickedOf(selection: Selection): Picked | null {
  return isEmpty(selection) ? null : { ids: [...selection.except], except: selection.all };
}
