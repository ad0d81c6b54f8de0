/** Each part of a lead's conversion can be left out: its fields then hide. */
export function followConversion(): void {
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.closest("#ConvertLead") === null) return;
    const [, module] = /^new(Contacts|Accounts)$/.exec(target.name) ?? [];
    if (module === undefined) return;
    const wanted = document.querySelector<HTMLInputElement>(`#convert_create_${module}`);
    if (wanted !== null) wanted.value = String(target.checked);
    const fields = document.querySelector<HTMLElement>(`#create${module}`);
    if (fields !== null) fields.style.display = target.checked ? "" : "none";
  });
}
