import type { DerivedMap } from './define.ts'
import { bi06 } from './derived/bi-06.ts'
import { bi07 } from './derived/bi-07.ts'
import { bi08 } from './derived/bi-08.ts'
import { bi09 } from './derived/bi-09.ts'
import { ch02 } from './derived/ch-02.ts'
import { ch03 } from './derived/ch-03.ts'
import { ch04 } from './derived/ch-04.ts'
import { ch05 } from './derived/ch-05.ts'
import { ch06 } from './derived/ch-06.ts'
import { gl04 } from './derived/gl-04.ts'
import { gl07 } from './derived/gl-07.ts'
import { hs02 } from './derived/hs-02.ts'
import { hs04 } from './derived/hs-04.ts'
import { hs05 } from './derived/hs-05.ts'
import { hs06 } from './derived/hs-06.ts'
import { hs07 } from './derived/hs-07.ts'
import { hs08 } from './derived/hs-08.ts'
import { hy13 } from './derived/hy-13.ts'
import { hy14 } from './derived/hy-14.ts'
import { hy15 } from './derived/hy-15.ts'
import { hy16 } from './derived/hy-16.ts'
import { hy17 } from './derived/hy-17.ts'
import { ir01 } from './derived/ir-01.ts'
import { ir02 } from './derived/ir-02.ts'
import { ir03 } from './derived/ir-03.ts'
import { ir04 } from './derived/ir-04.ts'
import { ir05 } from './derived/ir-05.ts'
import { ir06 } from './derived/ir-06.ts'
import { ir07 } from './derived/ir-07.ts'
import { ir08 } from './derived/ir-08.ts'
import { ir09 } from './derived/ir-09.ts'
import { ir10 } from './derived/ir-10.ts'
import { ll02 } from './derived/ll-02.ts'
import { ll03 } from './derived/ll-03.ts'
import { ll04 } from './derived/ll-04.ts'
import { ll05 } from './derived/ll-05.ts'
import { ll06 } from './derived/ll-06.ts'
import { ll07 } from './derived/ll-07.ts'
import { me16 } from './derived/me-16.ts'
import { me17 } from './derived/me-17.ts'
import { me18 } from './derived/me-18.ts'
import { mf01 } from './derived/mf-01.ts'
import { mf02 } from './derived/mf-02.ts'
import { mf03 } from './derived/mf-03.ts'
import { mf06 } from './derived/mf-06.ts'
import { ng07 } from './derived/ng-07.ts'
import { ng08 } from './derived/ng-08.ts'
import { ng09 } from './derived/ng-09.ts'
import { ng12 } from './derived/ng-12.ts'
import { ng16 } from './derived/ng-16.ts'
import { ra07 } from './derived/ra-07.ts'
import { ra08 } from './derived/ra-08.ts'
import { rr01 } from './derived/rr-01.ts'
import { rr02 } from './derived/rr-02.ts'
import { rr03 } from './derived/rr-03.ts'
import { rr04 } from './derived/rr-04.ts'
import { rr05 } from './derived/rr-05.ts'
import { rr06 } from './derived/rr-06.ts'
import { rr07 } from './derived/rr-07.ts'
import { rr08 } from './derived/rr-08.ts'
import { rr09 } from './derived/rr-09.ts'
import { rr10 } from './derived/rr-10.ts'
import { se01 } from './derived/se-01.ts'
import { se03 } from './derived/se-03.ts'
import { se04 } from './derived/se-04.ts'
import { se05 } from './derived/se-05.ts'
import { se06 } from './derived/se-06.ts'
import { se07 } from './derived/se-07.ts'
import { se08 } from './derived/se-08.ts'
import { ti02 } from './derived/ti-02.ts'
import { ti03 } from './derived/ti-03.ts'
import { ti04 } from './derived/ti-04.ts'
import { ti05 } from './derived/ti-05.ts'
import { ti06 } from './derived/ti-06.ts'
import { ti07 } from './derived/ti-07.ts'
import { ti08 } from './derived/ti-08.ts'
import { ti12 } from './derived/ti-12.ts'
import { ti13 } from './derived/ti-13.ts'
import { tr01 } from './derived/tr-01.ts'
import { tr03 } from './derived/tr-03.ts'
import { tr04 } from './derived/tr-04.ts'
import { tr05 } from './derived/tr-05.ts'
import { tr06 } from './derived/tr-06.ts'
import { tr07 } from './derived/tr-07.ts'
import { tr08 } from './derived/tr-08.ts'
import { vu01 } from './derived/vu-01.ts'
import { vu02 } from './derived/vu-02.ts'
import { vu03 } from './derived/vu-03.ts'
import { vu04 } from './derived/vu-04.ts'
import { vu05 } from './derived/vu-05.ts'
import { vu06 } from './derived/vu-06.ts'
import { wf05 } from './derived/wf-05.ts'
import { wf06 } from './derived/wf-06.ts'
import { wf07 } from './derived/wf-07.ts'
import { wf08 } from './derived/wf-08.ts'
import { wf09 } from './derived/wf-09.ts'

/** Every computed map, by its number in the catalogue. */
export const derivedMaps: readonly DerivedMap[] = [
  bi06,
  bi07,
  bi08,
  bi09,
  ch02,
  ch03,
  ch04,
  ch05,
  ch06,
  gl04,
  gl07,
  hs02,
  hs04,
  hs05,
  hs06,
  hs07,
  hs08,
  hy13,
  hy14,
  hy15,
  hy16,
  hy17,
  ir01,
  ir02,
  ir03,
  ir04,
  ir05,
  ir06,
  ir07,
  ir08,
  ir09,
  ir10,
  ll02,
  ll03,
  ll04,
  ll05,
  ll06,
  ll07,
  me16,
  me17,
  me18,
  mf01,
  mf02,
  mf03,
  mf06,
  ng07,
  ng08,
  ng09,
  ng12,
  ng16,
  ra07,
  ra08,
  rr01,
  rr02,
  rr03,
  rr04,
  rr05,
  rr06,
  rr07,
  rr08,
  rr09,
  rr10,
  se01,
  se03,
  se04,
  se05,
  se06,
  se07,
  se08,
  ti02,
  ti03,
  ti04,
  ti05,
  ti06,
  ti07,
  ti08,
  ti12,
  ti13,
  tr01,
  tr03,
  tr04,
  tr05,
  tr06,
  tr07,
  tr08,
  vu01,
  vu02,
  vu03,
  vu04,
  vu05,
  vu06,
  wf05,
  wf06,
  wf07,
  wf08,
  wf09,
]
