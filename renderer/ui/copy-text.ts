/**
 * Puts text on the clipboard. The window has no permissions at all, and the asynchronous clipboard
 * wants one; the old command wants only a person's click.
 */
export function copyText(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  // Outside an open window everything is inert and cannot be selected.
  const place = document.activeElement?.closest('dialog') ?? document.body
  const before = document.activeElement
  place.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
