/**
 * A file beside the database, as a record names it: the SHA-256 of its content, and the name that
 * people know it by. The content is found by the hash alone; the name is a label.
 */
export interface Attachment {
  /** 64 hexadecimal digits. */
  readonly sha256: string
  readonly name: string
}

const pattern = /^([0-9a-f]{64})\/(.{1,200})$/su

/** Null for a text that names no kept file: a name typed before files were kept. */
export function parseAttachment(value: unknown): Attachment | null {
  const [, sha256, name] = (typeof value === 'string' && pattern.exec(value)) || []
  return sha256 && name ? { sha256, name } : null
}

export const attachmentValue = ({ sha256, name }: Attachment): string => `${sha256}/${name}`

/** Types taken in: what office and field bring, and what a window shows without running anything. */
export const attachmentTypes = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
} as const
export type AttachmentType = keyof typeof attachmentTypes

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Array.from(text, (letter) => letter.charCodeAt(0)).every((code, i) => bytes[at + i] === code)

/**
 * The type by the first bytes, whatever the name says. Sources: ISO 32000-2 7.5.2, PNG 5.2
 * (ISO 15948), JPEG B.1.1.3 (ITU T.81), WebP container (RFC 9649).
 */
export function attachmentTypeOf(bytes: Uint8Array): AttachmentType | null {
  if (startsWith(bytes, '%PDF-')) return 'application/pdf'
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'image/png'
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp'
  return null
}

/** The name with an ending that tells the type, without what could mislead or break a line. */
export function attachmentName(name: string, type: AttachmentType): string {
  // Controls, and marks that turn the direction of writing: a name must read as it is.
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_').slice(-120)
  const endings: readonly string[] = attachmentTypes[type]
  const ending = plain.split('.').at(-1)?.toLowerCase() ?? ''
  return endings.includes(ending) ? plain : `${plain}.${endings[0]}`
}
