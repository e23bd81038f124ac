import { Star } from 'lucide-react'
import {
  type AtlasMap,
  type AtlasReadiness,
  type AtlasValue,
  unitLevels,
} from '../../../shared/contract/features/atlas.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { failureText } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/checkbox.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AbsentCard } from './absent-card.tsx'
import { Behind } from './behind.tsx'
import { toggleFavourite, useAtlasStore } from './store.ts'
import { useAskedValue } from './use-asked-value.ts'
import { useThematic } from './use-thematic.ts'

/** What the shown map says, the question it answers, how it is computed, what it lacks. */
export function AtlasCard() {
  const { t, text } = useLanguage()
  const { map, readiness, level, values, error, isPending } = useThematic()
  useAskedValue()
  const isFavourite = useAtlasStore(({ favourites }) => favourites.includes(map?.id ?? ''))
  if (!map) return null
  return (
    <section className="atlas-card" aria-label={text(map.title)}>
      <header>
        <h2>{text(map.title)}</h2>
        <IconButton
          icon={Star}
          small
          label={t(isFavourite ? 'atlas.unmark' : 'atlas.mark')}
          pressed={isFavourite}
          onClick={() => toggleFavourite(map.id)}
        />
      </header>
      {readiness && readiness.levels.length > 1 ? (
        <RadioGroup
          label={t('atlas.level')}
          value={level}
          choices={unitLevels.map((value) => ({ value, label: t(`atlas.level.${value}`) }))}
          onValue={(value) => useAtlasStore.setState({ level: value, asked: null })}
        />
      ) : null}
      {error ? <Notice tone="warn" title={failureText(error, t).title} live /> : null}
      {map.question ? <p className="atlas-question">{text(map.question)}</p> : null}
      {readiness && readiness.state !== 'ready' ? (
        <AbsentCard map={map} readiness={readiness} />
      ) : null}
      <Facts map={map} />
      {readiness ? <Trust readiness={readiness} /> : null}
      {readiness?.state === 'ready' ? (
        isPending ? (
          <p>{t('ui.loading')}</p>
        ) : (
          <Counts map={map} level={level} values={values} />
        )
      ) : null}
    </section>
  )
}

/** Under this share of required fields a map says so in the colour of a warning; our choice. */
const wellFilled = 80

/** The worst of what the map reads: how far its passports are filled, which layers are invented. */
function Trust({ readiness: { completeness, synthetic } }: { readonly readiness: AtlasReadiness }) {
  const { t, text } = useLanguage()
  const { data } = useData('atlas.catalogue', {})
  const titleOf = (input: string) => {
    const found = data?.inputs.find(({ name }) => name === input)
    return found ? text(found.label) : ''
  }
  return (
    <p className="atlas-trust">
      {completeness ? (
        <Badge tone={completeness.pct < wellFilled ? 'warn' : 'ok'}>
          {t('atlas.completeness', { pct: completeness.pct, input: titleOf(completeness.input) })}
        </Badge>
      ) : null}
      {synthetic.length > 0 ? (
        <>
          <Badge tone="warn">{t('atlas.synthetic')}</Badge>
          <span>{synthetic.map(titleOf).join(', ')}</span>
        </>
      ) : null}
    </p>
  )
}

function Facts({ map }: { readonly map: AtlasMap }) {
  const { t, text } = useLanguage()
  const { data } = useData('atlas.catalogue', {})
  const inputs = map.inputs.flatMap((name) => data?.inputs.find((one) => one.name === name) ?? [])
  return (
    <dl>
      <dt>{t('atlas.shows')}</dt>
      <dd>
        {text(map.indicator)}
        {map.unit ? `, ${text(map.unit)}` : ''}
      </dd>
      {map.formula ? (
        <>
          <dt>{t('atlas.formula')}</dt>
          <dd>
            <code lang="en">{map.formula}</code>
          </dd>
        </>
      ) : null}
      <dt>{t('atlas.source')}</dt>
      <dd>
        {map.supplier ? text(map.supplier) : inputs.map(({ label }) => text(label)).join('; ')}
      </dd>
      <dt>{t('atlas.breaks')}</dt>
      <dd>
        {t(`atlas.breaks.${map.breaks}`)}
        {map.breaksReference ? ` (${map.breaksReference})` : ''}
      </dd>
    </dl>
  )
}

interface CountsProps {
  readonly map: AtlasMap
  readonly values: readonly AtlasValue[]
  readonly level: (typeof unitLevels)[number]
}

/** How many values there are, how many are hatched and why; the rows behind the one clicked on. */
function Counts({ map, level, values }: CountsProps) {
  const { t, text, language } = useLanguage()
  const known = values.filter((value) => value.class !== null)
  const numbers = map.scale === 'number' ? known.flatMap(({ value }) => value ?? []) : []
  const write = (value: number) => formatNumber(value, language, { maxDecimals: 2 })
  const flags = new Map<NonNullable<AtlasValue['flag']>, number>()
  for (const { flag } of values) if (flag) flags.set(flag, (flags.get(flag) ?? 0) + 1)
  const least = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (known.length === 0) return <Notice tone="warn" title={t('atlas.noValues')} />
  return (
    <>
      <dl>
        <dt>{t('atlas.values')}</dt>
        <dd>
          {t('atlas.counts', { n: known.length, all: values.length })}
          {numbers.length > 0
            ? ` · ${write(least)} – ${write(most)} ${map.unit ? text(map.unit) : ''}`
            : ''}
        </dd>
        {flags.size > 0 ? (
          <>
            <dt>{t('atlas.hatched')}</dt>
            <dd>
              {[...flags].map(([flag, n]) => `${t(`atlas.flag.${flag}`)}: ${write(n)}`).join('; ')}
            </dd>
          </>
        ) : null}
      </dl>
      <p className="atlas-working">{t('atlas.working')}</p>
      <Behind map={map} level={level} values={values} />
    </>
  )
}
