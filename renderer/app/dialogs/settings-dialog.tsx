import { themes } from '../../../shared/contract/shell.ts'
import {
  type CoordinateFormat,
  coordinateFormats,
} from '../../../shared/domain/coordinates/notation.ts'
import { type Language, languages } from '../../../shared/i18n/language.ts'
import { RadioGroup, Switch } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { changeSettings, lockChoices, type Theme, textSizes, useSettings } from '../settings.ts'
import './settings-dialog.css'

const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const satisfies Record<
  Language,
  string
>
const themeNames = {
  system: 'settings.themeSystem',
  light: 'settings.themeLight',
  dark: 'settings.themeDark',
} as const satisfies Record<Theme, string>

/** Everything takes effect at once: there is nothing to confirm. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useLanguage()
  const settings = useSettings()
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="settings">
        <RadioGroup
          label={t('settings.language')}
          value={language}
          choices={languages.map((value) => ({ value, label: languageNames[value] }))}
          onValue={(next) => changeSettings({ language: next })}
        />
        <RadioGroup
          label={t('settings.theme')}
          value={settings.theme}
          choices={themes.map((value) => ({ value, label: t(themeNames[value]) }))}
          onValue={(theme) => changeSettings({ theme })}
        />
        <RadioGroup
          label={t('settings.textSize')}
          value={String(settings.textSize)}
          choices={textSizes.map((size) => ({ value: String(size), label: `${size} %` }))}
          onValue={(value) => {
            const textSize = textSizes.find((size) => String(size) === value)
            if (textSize) changeSettings({ textSize })
          }}
        />
        <Field label={t('settings.coordinates')}>
          <Select<CoordinateFormat>
            value={settings.coordinates}
            choices={coordinateFormats.map((value) => ({ value, label: t(`settings.${value}`) }))}
            onValue={(coordinates) => changeSettings({ coordinates })}
          />
        </Field>
        <Field label={t('settings.lock')}>
          <Select
            value={String(settings.lockMinutes)}
            choices={lockChoices.map((n) => ({
              value: String(n),
              label: n === 0 ? t('settings.lockNever') : t('settings.lockAfter', { n }),
            }))}
            onValue={(value) => {
              const lockMinutes = lockChoices.find((n) => String(n) === value)
              if (lockMinutes !== undefined) changeSettings({ lockMinutes })
            }}
          />
        </Field>
        <Switch on={settings.singleKeys} onSwitch={(singleKeys) => changeSettings({ singleKeys })}>
          {t('settings.singleKeys')}
        </Switch>
        <p className="settings-note">{t('settings.saved')}</p>
      </div>
    </Dialog>
  )
}
