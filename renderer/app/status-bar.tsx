import { CircleDashed, Database, Moon, Send, Sun, Unplug } from 'lucide-react'
import { type Language, languages } from '../../shared/i18n/language.ts'
import { useData } from '../api/queries.ts'
import { UserMenu } from '../features/account/user-menu.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Progress } from '../ui/progress.tsx'
import { type Task, useTasks } from '../ui/tasks.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { useTheme } from './appearance.ts'
import { useDataState } from './data-state.ts'
import { changeSettings } from './settings.ts'
import { statusItems } from './slots.tsx'
import './status-bar.css'

export function StatusBar() {
  const { t } = useLanguage()
  return (
    <footer className="status-bar" aria-label={t('app.status')}>
      <div className="status-map">
        {statusItems.map(({ id, Item }) => (
          <Item key={id} />
        ))}
      </div>
      <Tasks />
      <DataState />
      <UserMenu />
      <LanguageSwitch />
      <ThemeSwitch />
    </footer>
  )
}

/** The longest-running job in the bar, the others behind the number. */
function Tasks() {
  const { t } = useLanguage()
  const arriving = useArriving()
  const tasks = [...useTasks(), ...(arriving ? [arriving] : [])]
  const first = tasks[0]
  if (!first) return null
  if (tasks.length === 1)
    return (
      <div className="status-tasks">
        <TaskProgress task={first} />
      </div>
    )
  return (
    <div className="status-tasks">
      <Button small kind="quiet" popoverTarget="status-task-list">
        {t('status.tasks', { n: tasks.length })}
      </Button>
      <div id="status-task-list" popover="auto" className="status-task-list">
        {tasks.map((task) => (
          <TaskProgress key={task.id} task={task} />
        ))}
      </div>
    </div>
  )
}

/** Demonstration data come in beside the work: lists and counts grow meanwhile. */
function useArriving(): Task | null {
  const { t } = useLanguage()
  const { data: demo } = useData('demo.state', {})
  if (!demo?.arriving) return null
  const { come, all } = demo.arriving
  return {
    id: 0,
    label: t('status.demoArriving'),
    part: come / all,
    count: t('status.demoCount', { come, all }),
  }
}

function TaskProgress({ task }: { readonly task: Task }) {
  return (
    <Progress label={task.label} part={task.part} count={task.count} onCancel={task.onCancel} />
  )
}

function DataState() {
  const { t } = useLanguage()
  const state = useDataState()
  return (
    <>
      {state.demo ? (
        <Tooltip text={t('status.demoTip')}>
          <Badge tone="warn">{t('status.demo')}</Badge>
        </Tooltip>
      ) : null}
      {state.readOnly ? <Badge tone="warn">{t('status.readOnly')}</Badge> : null}
      <Tooltip text={t('status.offlineTip')}>
        <span className="status-item">
          <Unplug aria-hidden className="ui-icon" />
          {t('status.offline')}
        </span>
      </Tooltip>
      <Unsent />
      <span className="status-item" role="status">
        {state.kind === 'ready' ? (
          <Database aria-hidden className="ui-icon" />
        ) : (
          <CircleDashed aria-hidden className="ui-icon" />
        )}
        <span className={state.kind === 'ready' ? 'visually-hidden' : undefined}>
          {t(stateNames[state.kind])}
        </span>
      </span>
    </>
  )
}

/** Changes that no server has yet; a click says what that means. */
function Unsent() {
  const { t } = useLanguage()
  const { data: unsent } = useData('records.unsent', {})
  if (!unsent) return null
  const text = t('status.unsent', { n: unsent.operations })
  return (
    <>
      <Tooltip text={t('status.unsentTip')}>
        <Button small kind="quiet" icon={Send} popoverTarget="status-unsent">
          {text}
        </Button>
      </Tooltip>
      <div id="status-unsent" popover="auto" className="status-task-list">
        <p>
          <strong>{text}</strong>
        </p>
        <p>{t('status.unsentText')}</p>
      </div>
    </>
  )
}

const stateNames = {
  starting: 'status.dataStarting',
  ready: 'status.dataReady',
  busy: 'status.dataBusy',
  restarting: 'status.dataRestarting',
  failed: 'status.dataFailed',
} as const

const languageMarks: Readonly<Record<Language, string>> = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' }
const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const

export function LanguageSwitch() {
  const { t, language, setLanguage } = useLanguage()
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset draws a frame
    <div className="status-group" role="group" aria-label={t('status.language')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          className="status-choice"
          aria-label={`${languageMarks[one]}: ${languageNames[one]}`}
          aria-pressed={one === language}
          onClick={() => setLanguage(one)}
        >
          {languageMarks[one]}
        </button>
      ))}
    </div>
  )
}

function ThemeSwitch() {
  const { t } = useLanguage()
  const theme = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <IconButton
      small
      icon={theme === 'dark' ? Sun : Moon}
      label={t(other === 'dark' ? 'command.themeDark' : 'command.themeLight')}
      onClick={() => changeSettings({ theme: other })}
    />
  )
}
