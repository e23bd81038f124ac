/** Command line of `npm start`; pure, so that it can be tested. */

export const help = `npm start -- [options]

  --data DIR        keep the data in DIR (made when missing)
  --empty           start with an empty database, without the demonstration data
  --lang kk|ru|en   language of the interface
  --help            this text

Without a display the main job is walked step by step instead; pictures go to out/tour/.`

const languages = ['kk', 'ru', 'en']
const ours = ['data', 'empty', 'lang', 'help']

/**
 * @param {readonly string[]} args what stands after `--`
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ kind: 'help' } | { kind: 'refused', why: string } |
 *   { kind: 'start', data: string | null, empty: boolean, lang: string | null }}
 */
export function readOptions(args, env) {
  if (args.includes('--help')) return { kind: 'help' }
  const swallowed = findSwallowed(args, env)
  if (swallowed) return swallowed
  const start = { kind: /** @type {const} */ ('start'), data: null, empty: false, lang: null }
  const rest = args.flatMap(splitAtEquals)
  while (rest.length > 0) {
    const option = rest.shift()
    if (option === '--empty') start.empty = true
    else if (option === '--data' || option === '--lang') {
      const value = rest.shift()
      if (!value || value.startsWith('--')) return refused(`${option} needs a value`)
      if (option === '--lang' && !languages.includes(value))
        return refused(`--lang is one of ${languages.join(', ')}, not ${value}`)
      if (option === '--data') start.data = value
      else start.lang = value
    } else return refused(`${option} is not an option`)
  }
  return start
}

/** `--data=DIR` is `--data DIR`. */
function splitAtEquals(arg) {
  const at = arg.indexOf('=')
  return arg.startsWith('--') && at > 0 ? [arg.slice(0, at), arg.slice(at + 1)] : [arg]
}

const refused = (why) => ({ kind: /** @type {const} */ ('refused'), why })

/**
 * Without `--`, npm takes `--empty` for a setting of its own: it arrives as an environment variable
 * (`true`, or its value) and a value that npm did not expect as a stray word.
 */
function findSwallowed(args, env) {
  const taken = ours.filter((name) => env[`npm_config_${name}`] !== undefined)
  const stray = args.find((arg, at) => languages.includes(arg) && args[at - 1] !== '--lang')
  if (taken.length === 0 && !stray) return null
  const words = new Map(taken.map((name) => [name, env[`npm_config_${name}`] ?? '']))
  if (stray && !words.has('lang')) words.set('lang', stray)
  const spelling = [...words].map(([name, value]) => {
    if (name === 'empty' || name === 'help') return `--${name}`
    const known = value && value !== 'true' ? value : args.find((arg) => !arg.startsWith('--'))
    return `--${name} ${known ?? (name === 'lang' ? 'kk' : 'DIR')}`
  })
  return refused(`options come after --: npm start -- ${spelling.join(' ')}`)
}
