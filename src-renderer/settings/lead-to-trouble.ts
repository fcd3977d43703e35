/** Leads a person to what keeps a form from being saved: it may stand outside the window; spec [OF16]. */
export function leadToTrouble(form: HTMLElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) field.focus();
    else form.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
  });
}
