// Map names are drawn by the browser in Noto Sans; Kazakh needs cyrillic and cyrillic-ext together.
import '@fontsource/noto-sans/cyrillic-400.css'
import '@fontsource/noto-sans/cyrillic-ext-400.css'
import '@fontsource/noto-sans/latin-400.css'
import '@fontsource/noto-sans/latin-ext-400.css'
import '@fontsource/noto-sans/cyrillic-400-italic.css'
import '@fontsource/noto-sans/cyrillic-ext-400-italic.css'
import '@fontsource/noto-sans/latin-400-italic.css'
import '@fontsource/noto-sans/latin-ext-400-italic.css'
import '@fontsource/noto-sans/cyrillic-500.css'
import '@fontsource/noto-sans/cyrillic-ext-500.css'
import '@fontsource/noto-sans/latin-500.css'
import '@fontsource/noto-sans/latin-ext-500.css'
import '@fontsource/noto-sans/cyrillic-600.css'
import '@fontsource/noto-sans/cyrillic-ext-600.css'
import '@fontsource/noto-sans/latin-600.css'
import '@fontsource/noto-sans/latin-ext-600.css'

/** A letter of each subset: the browser fetches a subset only when a letter of it is asked for. */
const SAMPLE = 'AaĀāЯяӘәҚқҰұІі'
const FACES = ['400', 'italic 400', '500', '600']

/** Resolves when every face a name may be written in is there. */
export async function mapFontsReady(): Promise<void> {
  await Promise.all(FACES.map((face) => document.fonts.load(`${face} 12px "Noto Sans"`, SAMPLE)))
}
