import { navigate, usePath } from '../app/router';
import { plans } from '../i18n/en/plans';

export const planViews = ['list', 'calendar', 'follow-up', 'cards'] as const;
export type PlanView = (typeof planViews)[number];

export type PlanPlace = { at: 'view'; view: PlanView } | { at: 'new' } | { at: 'plan'; id: string } | { at: 'draft'; id: string };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `plans`, `plans/calendar`, `plans/new`, `plans/<id>`, `plans/<id>/edit`. */
export function placeIn(path: string): PlanPlace {
  const [, first = '', second] = path.split('/');
  if (first === 'new') return { at: 'new' };
  const view = planViews.find((one) => one === (first || 'list'));
  if (view) return { at: 'view', view };
  return { at: second === 'edit' ? 'draft' : 'plan', id: decoded(first) };
}

export const usePlanPlace = (): PlanPlace => placeIn(usePath());

/** What the window is called there; null for the section as a whole. */
export function plansTitle(place: PlanPlace): string | null {
  if (place.at === 'plan') return plans.pageTitle;
  if (place.at === 'new') return plans.form.addTitle;
  if (place.at === 'draft') return plans.form.editTitle;
  return place.view === 'list' ? null : plans.views[place.view];
}

export const planHref = (id: string): string => `#/plans/${encodeURIComponent(id)}`;

export const openPlan = (id: string): void => navigate(`plans/${encodeURIComponent(id)}`);

export const openDraft = (id: string): void => navigate(`plans/${encodeURIComponent(id)}/edit`);

export const openView = (view: PlanView): void => navigate(view === 'list' ? 'plans' : `plans/${view}`);

/** The page of one act, where what becomes of it is told. */
export const actHref = (intentId: string): string => `#/acts/${encodeURIComponent(intentId)}`;

export function openAct(intentId: string): void {
  window.location.hash = actHref(intentId);
}
