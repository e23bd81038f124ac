/** The three languages of the product, in the order they are offered. */
export const languages = ['kk', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in all three languages. */
export type Text = Readonly<Record<Language, string>>
