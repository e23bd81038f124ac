import { FileUp } from 'lucide-react'
import { shell } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Import } from './use-import.ts'

interface ChooseFileProps {
  readonly work: Import
  readonly primary?: boolean
}

/** Asks for a workbook and opens it. */
export function ChooseFile({ work, primary }: ChooseFileProps) {
  const { t } = useLanguage()
  const choose = async () => {
    const [chosen] = await shell['shell.openFiles']({ kind: 'workbook' })
    if (chosen) await work.open(chosen)
  }
  return (
    <Button
      icon={FileUp}
      kind={primary ? 'primary' : 'plain'}
      busy={work.busy}
      onClick={() => void choose()}
    >
      {t(primary ? 'import.choose' : 'import.other')}
    </Button>
  )
}
