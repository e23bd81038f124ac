import type { Calendar } from './calendar.ts'
import type { DemoRow, DemoValues } from './facility-values.ts'
import type { ObjectWords } from './object-words.ts'
import type { Random } from './random.ts'
import type { Spot } from './spots.ts'
import { filled } from './words.ts'

interface ForcesFacts {
  readonly n: number
  readonly type: string
  readonly spot: Spot
  readonly address: string
  readonly calendar: Calendar
  readonly words: ObjectWords
}

/** Staff of a unit by type; our choice. */
const staffs: Readonly<Record<string, readonly [number, number]>> = {
  fire_station: [24, 90],
  fire_post: [8, 18],
  rescue_team: [30, 120],
  aviation: [12, 60],
  medical: [15, 120],
  kazselezaschita: [6, 30],
  voluntary: [5, 16],
  shelter: [1, 4],
  warehouse: [3, 14],
  evac_point: [4, 20],
  centre_112: [12, 45],
}

/** Values of an invented unit of forces and resources. */
export function forcesValues(facts: ForcesFacts, r: Random): DemoValues {
  const { n, type, words } = facts
  const staff = r.whole(...(staffs[type] ?? [5, 20]))
  return {
    unit_type: type,
    subordination: type === 'voluntary' ? 'voluntary' : r.pick(['dchs', 'dchs', 'mes', 'akimat']),
    address_unit: facts.address,
    call_sign: filled(words.callSign, { n }),
    staff_list: staff,
    staff_on_duty: Math.max(1, Math.floor(staff * r.between(0.2, 0.35))),
    readiness_min: r.pick([1, 1, 3, 5, 10, 30]),
    service_radius_km: r.whole(8, 90),
    vehicles: vehicles(type, r),
    boats: r.whole(0, 3),
    pumps: r.whole(0, 6),
    drones: r.whole(0, 2),
    ...(type === 'rescue_team'
      ? { divers: Math.min(staff, r.whole(2, 8)), dogs: r.whole(0, 4) }
      : {}),
    ...(type === 'aviation' ? aircraft(words, r) : {}),
    ...(type === 'shelter' ? shelter(r) : {}),
    ...(type === 'warehouse' ? stock(facts, r) : {}),
  }
}

function vehicles(type: string, r: Random): readonly DemoRow[] {
  const types = ['fire_station', 'fire_post'].includes(type)
    ? ['tanker', 'ladder']
    : type === 'medical'
      ? ['ambulance']
      : ['offroad', 'truck']
  return types.map((vehicle): DemoRow => {
    const count = r.whole(1, 6)
    return {
      type: vehicle,
      count,
      operable: Math.max(1, count - r.pick([0, 0, 0, 1])),
      ...(vehicle === 'tanker' ? { tank_m3: r.pick([3.2, 5, 8]) } : {}),
      crew: r.whole(1, 6),
    }
  })
}

function aircraft({ model }: ObjectWords, r: Random): DemoValues {
  const count = r.whole(1, 3)
  return {
    aircraft_on_duty: r.whole(0, count),
    refuel_point: r.chance(0.5),
    aircraft: [
      {
        type: 'helicopter',
        model,
        count,
        operable: r.whole(1, count),
        water_device_t: 2.5,
        seats: r.whole(5, 22),
      },
    ],
  }
}

function shelter(r: Random): DemoValues {
  return {
    shelter_class: r.pick(['a_iii', 'a_iv', 'pru', 'simplest']),
    shelter_places: r.whole(60, 900),
    shelter_state: r.pick(['ready', 'ready', 'limited', 'not_ready']),
  }
}

function stock({ calendar }: ForcesFacts, r: Random): DemoValues {
  const row = (item: string, unit: string, most: number): DemoRow => {
    const least = r.whole(10, most)
    return {
      item,
      unit,
      qty: least + r.whole(0, most),
      min_qty: least,
      expires: calendar.ago(-r.whole(120, 1_400)),
    }
  }
  return {
    stock_items: [row('tent', 'piece', 60), row('blanket', 'piece', 900), row('food', 'kg', 4_000)],
    tents_places: r.whole(100, 900),
    fuel_t: r.whole(2, 60),
    blankets: r.whole(100, 900),
  }
}
