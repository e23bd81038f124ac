import { onlyKnown, strict } from './strict.ts'
import { type Menu, type MenuClass, type MenuItemTemplate, members } from './surface.ts'

const itemOptions = ['id', 'label', 'role', 'type', 'submenu', 'click']
let applicationMenu: Menu | null = null

function flatten(template: readonly MenuItemTemplate[]): MenuItemTemplate[] {
  return template.flatMap((item) => {
    onlyKnown('MenuItem', item, itemOptions)
    return [item, ...flatten(item.submenu ?? [])]
  })
}

/** Nothing is drawn; items are found by id and clicked, as a person would. */
function buildMenu(template: readonly MenuItemTemplate[]): Menu {
  const items = flatten(template)
  const menu: Menu = {
    getMenuItemById: (id) => {
      const found = items.find((item) => item.id === id)
      return found ? { label: found.label ?? '', click: () => found.click?.() } : null
    },
  }
  return strict('Menu', menu, ['getMenuItemById'])
}

export const MenuFacade: MenuClass = strict(
  'Menu',
  {
    buildFromTemplate: buildMenu,
    setApplicationMenu: (menu) => {
      applicationMenu = menu
    },
    getApplicationMenu: () => applicationMenu,
  },
  members.Menu,
)
