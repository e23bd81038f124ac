import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { boxOfGeometry, useMap } from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Close enough to see a lone point among its surroundings; our choice. */
const pointScale = 100_000

/** Brings a feature into sight: a lone point under the crosshair, anything larger whole. */
export function useShowFeature() {
  const { t } = useLanguage()
  const map = useMap()
  return async ({ layer, id }: { readonly layer: string; readonly id: number }): Promise<void> => {
    try {
      const { geometry } = await data['layers.feature']({ layer, id })
      if (geometry?.type === 'Point') {
        const [lon, lat] = geometry.coordinates as [number, number]
        map.get()?.goTo([lon, lat], pointScale)
        return
      }
      const box = geometry && boxOfGeometry(geometry)
      if (box) map.get()?.fit(box, pointScale)
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
}
